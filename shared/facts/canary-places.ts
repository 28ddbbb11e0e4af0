// Places where nobody can answer, for checks on Ponte's own measurements: the plan asks there, and a rule knows what an answer means.

/** A TCP port that IANA has assigned to nobody, so that no server listens there. */
export const unusedPort = 4

/** Addresses for documentation, which nobody has (RFC 5737, RFC 3849). */
export const nobodysAddress = { ipv4: '192.0.2.1', ipv6: '2001:db8::1' } as const

/** A name that cannot exist (RFC 6761 section 6.4). */
export const impossibleName = 'this-name-cannot-exist.invalid'
