"""What the application measures of a finding of the opening round: whether it is still true today, asked each time.

One file per measure; `measuring.measured` chooses. Every measure reads `VillageFacts`, which loads each thing once.
"""
