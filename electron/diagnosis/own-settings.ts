// What this computer's own settings say about names and proxies, for the screen about it: read without any network, and in no server's file.
import { anyTarget } from '../../shared/analysis/settings-check.ts'
import { isJudgedSource, proxySources } from '../../shared/facts/fact.ts'
import type { ProxySource } from '../../shared/facts/fact.ts'
import type { ComputerContent } from '../../shared/report/computer-part-schema.ts'
import { ConnectionStore } from '../probes/connections.ts'
import type { ProbeContext } from '../probes/probe-context.ts'
import { runProbe } from '../probes/run-probe.ts'
import { readHostsEntries } from '../system/hosts-file/index.ts'
import { createTrustStore } from '../system/trust-store.ts'
import { readPart } from './read-part.ts'
import type { PartListener } from './read-part.ts'
import type { Machine } from './run-diagnosis.ts'
import { computerPartMs } from './timeouts.ts'

type ProxyPlace = NonNullable<ComputerContent['proxies']>[number]

/** Reads both, each by itself. */
export async function readOwnSettings(machine: Machine, signal: AbortSignal, tell: PartListener): Promise<void> {
  const { environment } = machine
  const target = anyTarget('https')
  const context = { ...machine, signal, connections: new ConnectionStore(), trust: createTrustStore(environment), target }
  const sources = proxySources.filter(isJudgedSource)
  await Promise.all([
    readPart(
      'hosts-file',
      computerPartMs,
      readHostsEntries(environment).then((hostsFile) => hostsFile && { hostsFile }),
      tell,
    ),
    readPart(
      'proxies',
      computerPartMs,
      Promise.all(sources.map((source) => proxyPlace(source, context))).then((places) => ({ proxies: places.flat() })),
      tell,
    ),
  ])
}

/** What one place says; nothing of a place that this system does not have. */
async function proxyPlace(source: ProxySource, context: ProbeContext): Promise<readonly ProxyPlace[]> {
  const outcome = await runProbe({ kind: 'proxy-source', input: { source, scheme: 'https' } }, context)
  if (outcome.status === 'not-run' && outcome.reason === 'unsupported-here') return []
  if (outcome.status !== 'succeeded') return [{ source, says: 'not-known' }]
  const { choice, proxy, pacUrl, setting } = outcome.value
  return [
    {
      source,
      says: choice,
      ...(proxy && { proxy: { scheme: proxy.scheme, host: proxy.host, port: proxy.port } }),
      ...(pacUrl !== undefined && { script: pacUrl.slice(0, 2000) }),
      ...(setting !== undefined && { setting: setting.slice(0, 100) }),
    },
  ]
}
