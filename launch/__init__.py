"""What start.py does, step by step: standard library only, no Django, works before anything is installed."""
