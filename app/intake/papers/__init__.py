"""The papers of an import: the files kept, the receipt, the refused rows, the signed dossier."""
