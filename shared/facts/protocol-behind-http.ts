// Recognises servers that speak another protocol and answer HTTP only to say so.
import type { HttpHead } from './outcome.ts'
import type { Identification } from './protocol-name.ts'

/** What such servers write, at the start of the body; the sources are the servers' own, at the versions of 2024. */
const sentences: readonly (Identification & { readonly pattern: RegExp })[] = [
  // MongoDB's transport layer answers GET on its native port.
  { name: 'MongoDB', certainty: 'certain', pattern: /^It looks like you are trying to access MongoDB over HTTP/ },
  // ClickHouse's TCPHandler, on its native port.
  { name: 'ClickHouse', certainty: 'certain', pattern: /^Port \d{1,5} is for clickhouse-client program/ },
  // engine.io's errorMessages, as JSON to a request and as text to an upgrade.
  {
    name: 'Socket.IO',
    certainty: 'certain',
    pattern: /^\{"code":[0125],"message":"(?:Transport unknown|Session ID unknown|Bad handshake method|Unsupported protocol version)"\}/,
  },
  { name: 'Socket.IO', certainty: 'certain', pattern: /^(?:Transport unknown|Session ID unknown|Unsupported protocol version)\s{0,4}$/ },
  // Engine.IO protocol 3 and 4: the open packet of a polling answer.
  { name: 'Socket.IO', certainty: 'certain', pattern: /^(?:\d{1,4}:)?0\{"sid":"/ },
]

/** Names the protocol of a server from an HTTP answer that is not its own language; `undefined` for an ordinary web server. */
export function protocolBehindHttp({ status, bodyStart, headers }: HttpHead): Identification | undefined {
  const found = sentences.find(({ pattern }) => pattern.test(bodyStart))
  if (found) return { name: found.name, certainty: found.certainty }
  // GStreamer, Darwin and others carry RTSP inside HTTP (QuickTime's tunnelling) and refuse anything else in HTTP.
  const server = headers.find(({ name }) => name === 'server')?.value ?? ''
  return status >= 400 && /\bRTSP\b/.test(server.slice(0, 200)) ? { name: 'RTSP', certainty: 'likely' } : undefined
}
