"""Histories of clients' ledgers, honest and fraudulent, that say what RULES.md wants found in them.

`writing` writes one from a seed: each client's `desk` sells as `honest.arrangements` says, has the mishaps of honest
bookkeepers (`honest`), and commits `frauds`, each labelled with the rules that have to fire, on what and by when.
`lending` lives it on PostgreSQL, through staging, comparison, decision, release and push. `scoring` counts what was
found, missed, and blocked though nothing was wrong with it; `make bench` tells it as `rules_recall` and so on.

Histories follow what clients do and what RULES.md says, never what the rules' code does.
"""
