"""What a `Dokumen` means as an SOP: knows SOPs and no format."""
