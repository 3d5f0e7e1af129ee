"""The one text form of entries, for a typed line as for a whole journal; pure."""
