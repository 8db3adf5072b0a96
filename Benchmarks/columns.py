"""The columns of the benchmark's logs, as paths into a record.

Both sides read them from here: generate.py writes the pipeline file with them, duckdb_hourly.py
its query. No import, so that reading this costs a contender nothing.
"""

# Inputs that are numbers, in the order in which a record holds them.
NUMBERS = [
    "age", "income", "balance", "price", "volume", "distance", "pressure", "temp",
    "humidity", "usage", "lat", "lon", "logins", "uptime", "prior",
]

# Inputs that are categories, with how many values each has.
CATEGORIES = {"channel": 3, "device": 8, "plan": 12, "region": 50, "product": 200}
