"""The one search machinery: typed fields become SQL predicates, orders and cursors."""
