// Reports as the engine writes them, small and complete, for everything that shows reports.
import type { TcpConnectFact, WebsocketUpgradeFact } from '../../shared/facts/fact.ts'
import type { ResultOf } from '../../shared/ipc/contract.ts'
import type { PlannedProbe } from '../../shared/plan/planned-probe.ts'
import type { Report } from '../../shared/report/report.ts'
import type { Target } from '../../shared/target/target.ts'
import { fakeRunId } from './fake-ponte-api.ts'

const target: Target = { scheme: 'ws', host: '127.0.0.1', port: 4009, path: '/chat', input: 'ws://127.0.0.1:4009/chat' }

/** The engine's answer when it begins. */
export const started = { status: 'started', runId: fakeRunId, target } as const satisfies ResultOf<'startDiagnosis'>

const connectInput = { address: '127.0.0.1', port: 4009, purpose: 'target' } as const

/** A step before it has an outcome. */
export const connectProbe: PlannedProbe = { id: 'tcp-connect/127.0.0.1/4009', kind: 'tcp-connect', input: connectInput }

/** What came of that step. */
export const refusedFact: TcpConnectFact = {
  id: 'tcp-connect/127.0.0.1/4009',
  kind: 'tcp-connect',
  startedAt: '2026-01-02T03:04:05.010Z',
  durationMs: 12,
  input: connectInput,
  outcome: {
    status: 'failed',
    failure: { code: 'connection-refused', operation: 'connect', raw: 'connect ECONNREFUSED 127.0.0.1:4009', synchronous: false },
  },
}

const notTriedFact: WebsocketUpgradeFact = {
  id: 'websocket-upgrade/127.0.0.1/4009',
  kind: 'websocket-upgrade',
  startedAt: '2026-01-02T03:04:05.025Z',
  durationMs: 0,
  input: { address: '127.0.0.1', port: 4009, purpose: 'target', route: 'direct', encrypted: false, host: '127.0.0.1:4009', path: '/chat' },
  outcome: { status: 'not-run', reason: 'no-longer-needed' },
}

/** Nothing listens: one problem, another candidate, a consequence, rows of every kind. */
export const refusedReport: Report = {
  schemaVersion: 1,
  ponte: { version: '1.2.3', platform: 'linux x64', runtime: 'node 24.0.0' },
  createdAt: '2026-01-02T03:04:05.000Z',
  durationMs: 30,
  completion: 'complete',
  target,
  options: { proxy: 'auto' },
  verdict: { outcome: 'problem', cause: 'server-not-listening', certainty: 'likely', actor: 'server-owner' },
  findings: [
    {
      cause: 'server-not-listening',
      certainty: 'likely',
      actor: 'server-owner',
      message: { id: 'server-not-listening.title', params: { address: '127.0.0.1', port: 4009 } },
      remedies: [
        { id: 'server-not-listening.remedy.start-program', params: { port: 4009 } },
        { id: 'server-not-listening.remedy.check-port', params: { port: 4009 } },
      ],
      decidingTest: { id: 'server-not-listening.test.list-listeners', params: { port: 4009 } },
      evidence: [refusedFact.id],
    },
    {
      cause: 'firewall-rejects',
      certainty: 'possible',
      actor: 'server-owner',
      message: { id: 'firewall-rejects.reset.title', params: { address: '127.0.0.1', port: 4009 } },
      remedies: [{ id: 'firewall-rejects.remedy.open-one-port', params: { port: 4009 } }],
      evidence: [refusedFact.id],
    },
    {
      cause: 'websocket-refused',
      certainty: 'possible',
      actor: 'server-owner',
      message: { id: 'websocket-refused.404.title', params: { path: '/chat' } },
      remedies: [],
      evidence: [notTriedFact.id],
      explainedBy: 'server-not-listening',
    },
  ],
  notEvaluated: [],
  comparison: [
    {
      aspect: 'address',
      attempted: { id: 'row.address.called', params: { addresses: '127.0.0.1' } },
      offered: { id: 'row.address.answers', params: {} },
      match: 'same',
      evidence: [refusedFact.id],
    },
    {
      aspect: 'port',
      attempted: { id: 'row.port.asked', params: { port: 4009 } },
      offered: { id: 'row.port.closed', params: {} },
      match: 'different',
      evidence: [refusedFact.id],
    },
    {
      aspect: 'path',
      attempted: { id: 'row.path.asked', params: { path: '/chat' } },
      offered: { id: 'row.not-reached', params: {} },
      match: 'unknown',
      evidence: [notTriedFact.id],
    },
  ],
  facts: [refusedFact, notTriedFact],
  faults: [],
}

/** The address works. */
export const worksReport: Report = {
  ...refusedReport,
  verdict: { outcome: 'works' },
  findings: [],
  comparison: refusedReport.comparison.filter(({ match }) => match === 'same'),
  facts: [{ ...refusedFact, outcome: { status: 'succeeded', value: { localAddress: '127.0.0.1', localPort: 50_000, attempts: [] } } }],
}

/** Stopped on the way, with candidates that cannot be told apart and a step that crashed. */
export const stoppedReport: Report = {
  ...refusedReport,
  completion: 'cancelled',
  verdict: { outcome: 'cannot-tell' },
  faults: [{ factId: 'first-bytes/127.0.0.1/4009', raw: 'TypeError: x is not a function', log: '/log/ponte.log' }],
}

/** What a hostile peer can make a report say: markup, a right-to-left override, words without end. */
const hostileText = `<img src=x onerror="document.title='owned'"><script>alert(1)</script>\u202e${'endless'.repeat(60)}`

/** That text wherever a peer's words reach the screen. */
export const hostileReport: Report = {
  ...refusedReport,
  target: { ...target, host: 'endless'.repeat(30), path: `/${hostileText}` },
  comparison: refusedReport.comparison.map((row) =>
    row.aspect === 'path' ? { ...row, attempted: { id: 'row.path.asked', params: { path: hostileText } } } : row,
  ),
  facts: [
    {
      ...refusedFact,
      outcome: { status: 'failed', failure: { code: 'unknown', operation: 'connect', raw: hostileText, synchronous: false } },
    },
  ],
}
