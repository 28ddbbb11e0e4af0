// What waits for calls on Windows: the NetTCPIP module of Windows 8 and later through PowerShell as JSON. The account is not
// told: without the administrator's rights it is shown of a person's own processes alone.
import * as v from 'valibot'
import type { Listener, ValueOf } from '../../../shared/facts/fact.ts'
import type { RunCommand } from '../run-command.ts'
import { plainListener } from './plain-listener.ts'
import { parseJson } from '../../../shared/facts/parse-json.ts'

const maxListeners = 5000

/** Names of programs come from one list of processes, since asking for each one takes as long again. State and numbers know no language. */
const script = [
  '$n = @{}; Get-Process | ForEach-Object { $n[[int]$_.Id] = $_.ProcessName }',
  '$s = @{n="a";e={$_.LocalAddress}},@{n="p";e={[int]$_.LocalPort}},@{n="o";e={[int]$_.OwningProcess}},@{n="n";e={$n[[int]$_.OwningProcess]}}',
  `$t = Get-NetTCPConnection -State Listen | Select-Object -First ${maxListeners} $s`,
  `$u = Get-NetUDPEndpoint | Select-Object -First ${maxListeners} $s`,
  '@{tcp=@($t);udp=@($u)} | ConvertTo-Json -Depth 3 -Compress',
].join('; ')

const socket = v.object({ a: v.string(), p: v.number(), o: v.nullable(v.number()), n: v.nullable(v.string()) })
const documentSchema = v.object({ tcp: v.array(socket), udp: v.array(socket) })

/** Asks PowerShell; `undefined` where it did not answer in time with what is understood. */
export async function readWindowsListeners(run: RunCommand, signal: AbortSignal): Promise<ValueOf<'listeners'> | undefined> {
  const result = await run('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], signal)
  return result.status === 'printed' ? parseWindowsSockets(result.text) : undefined
}

/** Reads what the script printed; `undefined` for anything else. */
export function parseWindowsSockets(text: string): ValueOf<'listeners'> | undefined {
  const document = v.safeParse(documentSchema, parseJson(text))
  if (!document.success) return undefined
  const { tcp, udp } = document.output
  return { listeners: tcp.flatMap(readSocket), udpListeners: udp.flatMap(readSocket) }
}

function readSocket({ a, p, o, n }: v.InferOutput<typeof socket>): readonly Listener[] {
  return plainListener({ address: a, port: p, pid: o, process: n })
}
