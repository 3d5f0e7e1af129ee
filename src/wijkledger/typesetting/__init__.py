"""The typesetter: a document becomes pages here, and here only."""
