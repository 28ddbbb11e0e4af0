// How large a report may be. Apart from the schema, so that the interface can refuse a file without loading that.

/** A saved report larger than this is not read (bad-peers 1.9). */
export const maxReportBytes = 5_000_000
