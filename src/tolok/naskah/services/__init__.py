"""Acts on documents: publishing a version, giving numbers, recording deliveries."""
