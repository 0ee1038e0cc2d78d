"""Operations on running instances: modified, migrated, suspended, one by one and in bulk."""
