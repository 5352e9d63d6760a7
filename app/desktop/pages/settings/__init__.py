"""The settings page: office, look, classification, copies."""
