"""Disposal: the retention clock, holds, and proposals of transfer, destruction and hand-over until they are done."""
