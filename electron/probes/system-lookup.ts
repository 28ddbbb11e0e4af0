// Asks the operating system for a name's addresses, as applications do: with hosts file, mDNS and VPN rules.
// Six faults of DNS look alike here (evidence 3.6); `dns-query` tells them apart.
import type { InputOf, ValueOf } from '../../shared/facts/fact.ts'
import type { Outcome } from '../../shared/facts/outcome.ts'
import { classifyError, failed } from './classify-error.ts'
import { firstVerdict } from './first-verdict.ts'
import type { ProbeContext } from './probe-context.ts'

const maxAddresses = 64

/** Looks the name up within a deadline of its own; the system's may be 10 s or more, and cannot be cancelled. */
export function systemLookup(input: InputOf<'system-lookup'>, context: ProbeContext): Promise<Outcome<ValueOf<'system-lookup'>>> {
  return firstVerdict(context.signal, (attempt) => {
    attempt.after(context.limits.lookupMs, () => {
      attempt.settle(failed('no-answer', 'lookup'))
    })
    attempt.after(context.limits.slowAfterMs, () => context.reportSlow?.())
    context.network.lookup(input.name, input.family).then(
      (addresses) => {
        attempt.settle({ status: 'succeeded', value: { addresses: [...new Set(addresses)].slice(0, maxAddresses) } })
      },
      (error: unknown) => {
        attempt.settle({ status: 'failed', failure: classifyError(error as Error, 'lookup') })
      },
    )
  })
}
