"""What a plan is: frozen data, as the format of the YAML files lays it down. No input or output here."""
