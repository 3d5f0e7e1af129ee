"""What is known of all dossiers at once, kept beside the ledger and thrown away without loss."""
