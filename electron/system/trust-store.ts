// The certificates that one run trusts. Read at the first need: TLS is the slowest part of Node to load, and many runs do without.
import type { ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import type { ProbeContext, TrustStore } from '../probes/probe-context.ts'

/** Says how many certificates are trusted, and what was added. */
export async function trustStore(_input: unknown, context: ProbeContext): Promise<Outcome<ValueOf<'trust-store'>>> {
  return { status: 'succeeded', value: (await context.trust.load()).summary }
}

/** Makes the trust of one run; the stores are read once, when the first handshake needs them. */
export function createTrustStore(environment: ProbeContext['environment']): TrustStore {
  const load = async (): ReturnType<TrustStore['load']> => (await import('./certificate-stores.ts')).readCertificateStores(environment)
  let loading: ReturnType<TrustStore['load']> | undefined
  return { load: () => (loading ??= load()) }
}
