"""Canonical bytes and the Merkle tree, as pairs of make and check; pure."""
