"""The licences of all that a frozen bundle holds: whose each file is, and under which terms."""
