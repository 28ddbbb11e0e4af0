// The machine answers and the conversation fails: other protocols, silence, hang-ups, and HTTP's own refusals.
import type { LabCase, Truth } from '../lab-case.ts'
import { promptMs } from '../lab-case.ts'
import { startPostgresql, startRedis, startSshd } from '../real-servers.ts'
import type { Manners } from '../services.ts'
import { serverName } from '../certificates.ts'
import { at, internet } from '../topologies.ts'
import { behind, knowByHosts, nginxTls, serving, servingNginx, servingTls } from './stages.ts'

/** What servers that speak first say, as their own versions on Debian 12 say it. */
const greetings = [
  ['SMTP', '220 mail.example.org ESMTP Postfix (Debian/GNU)\r\n'],
  ['FTP', '220 (vsFTPd 3.0.3)\r\n220 FTP ready\r\n'],
  [
    'MySQL',
    '\x4a\x00\x00\x00\x0a8.0.36\x00\x08\x00\x00\x00abcdefgh\x00\xff\xff\xff\x02\x00\xff\xdf\x15\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00ijklmnopqrst\x00caching_sha2_password\x00',
  ],
  ['POP3', '+OK Dovecot (Debian) ready.\r\n'],
  ['IMAP', '* OK [CAPABILITY IMAP4rev1 STARTTLS] Dovecot ready.\r\n'],
  ['VNC', 'RFB 003.008\n'],
] as const

const otherProtocols: readonly LabCase[] = [
  ...(['ws', 'http', 'wss', 'https'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of OpenSSH`,
    truth: 'protocol-mismatch',
    target: `${scheme}://${at.server}:2222/`,
    tools: ['openssh'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startSshd(world, server, 2222)
      return { client }
    },
  })),
  ...(['ws', 'https'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of Redis`,
    truth: 'protocol-mismatch',
    target: `${scheme}://${at.server}:6379/`,
    tools: ['redis'],
    // Redis waits for the end of a line that a TLS handshake does not have: silence, which takes its time to be judged.
    ...(scheme === 'ws' ? { withinMs: promptMs } : {}),
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startRedis(world, server, 6379)
      return { client }
    },
  })),
  ...(['ws', 'wss'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of PostgreSQL`,
    truth: 'protocol-mismatch',
    target: `${scheme}://${at.server}:5432/`,
    tools: ['postgresql'],
    setUp: async (world) => {
      const { client, server } = await internet(world)
      await startPostgresql(world, server, world.postgresql, 5432)
      return { client }
    },
  })),
  ...greetings.map(([name, text], index): LabCase => ({
    name: `${index % 2 === 0 ? 'ws' : 'http'} asked of ${name}`,
    truth: 'protocol-mismatch',
    target: `${index % 2 === 0 ? 'ws' : 'http'}://${at.server}:7000/`,
    withinMs: promptMs,
    setUp: serving({ port: 7000, does: 'greet', text }),
  })),
  {
    name: 'http asked of a WebSocket server',
    truth: 'protocol-mismatch',
    target: `http://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'websocket' }),
  },
  {
    name: 'ws asked of a program that gives back what it gets',
    truth: 'websocket-answer-not-http',
    target: `ws://${at.server}:8080/`,
    first: ['websocket-answer-not-http', 'protocol-mismatch'],
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'echo' }),
  },
  {
    name: 'ws asked of a program with a text protocol of its own',
    truth: 'websocket-answer-not-http',
    target: `ws://${at.server}:2346/`,
    first: ['websocket-answer-not-http', 'protocol-mismatch'],
    withinMs: promptMs,
    setUp: serving({ port: 2346, does: 'answer', text: '{"type":"error","message":"unknown command"}\n' }),
  },
  {
    name: 'ws answered by broken HTTP',
    truth: 'websocket-answer-not-http',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'answer', text: 'HTTP/1.1 abc nonsense\r\nthis is: \0 not a header\r\n\r\n' }),
  },
]

/** A port that waits for the right words, a stuck program and lost large packets look alike. */
const silentTwins = ['server-silent', 'protocol-mismatch'] as const

const silence: readonly LabCase[] = [
  ...(['ws', 'http', 'wss'] as const).map((scheme): LabCase => ({
    name: `${scheme} asked of a server that accepts and says nothing`,
    truth: 'server-silent',
    target: `${scheme}://${at.server}:8080/`,
    twins: silentTwins,
    setUp: serving({ port: 8080, does: 'silent' }),
  })),
  {
    name: 'a handshake in which every full-sized packet is lost',
    truth: 'server-silent',
    target: `https://${serverName}/`,
    twins: silentTwins,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      knowByHosts(client, at.server)
      // An MTU black hole: the router drops what is large and does not say so.
      await router.firewall({ prerouting: ['iifname wan ip length > 700 drop'] })
      await server.serve({ port: 443, does: 'http', status: 200, tls: world.certificates.identity('huge') })
      return { client }
    },
  },
]

const hangUps: readonly LabCase[] = [
  ...(['ws', 'http', 'wss', 'tcp'] as const).map((scheme): LabCase => ({
    name: `${scheme}: the connection is accepted and ended`,
    truth: 'server-closes-at-once',
    target: `${scheme}://${at.server}:8080${scheme === 'tcp' ? '' : '/'}`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'close' }),
  })),
  ...(['ws', 'http', 'wss', 'tcp'] as const).map((scheme): LabCase => ({
    name: `${scheme}: the connection is accepted and reset`,
    truth: 'connection-reset',
    target: `${scheme}://${at.server}:8080${scheme === 'tcp' ? '' : '/'}`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'reset' }),
  })),
  ...(['ws', 'http'] as const).map((scheme): LabCase => ({
    name: `${scheme}: the connection is ended after the request`,
    truth: 'server-closes-at-once',
    target: `${scheme}://${at.server}:8080/`,
    neverCertain: ['server-closes-at-once'],
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'close-when-spoken-to' }),
  })),
  ...(['ws', 'http', 'https'] as const).map((scheme): LabCase => ({
    name: `${scheme}: the connection is reset after the request`,
    truth: 'connection-reset',
    target: `${scheme}://${at.server}:8080/`,
    neverCertain: ['connection-reset'],
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'reset-when-spoken-to' }),
  })),
  {
    name: 'a filter that resets connections that name the server (TLS)',
    truth: 'connection-reset',
    target: `https://${serverName}/`,
    tools: ['iptables'],
    neverCertain: ['connection-reset'],
    withinMs: promptMs,
    setUp: async (world) => {
      const stage = await servingTls('good', { port: 443, does: 'http', status: 200 })(world)
      await resetByWord(world.namespaces[1], serverName)
      return stage
    },
  },
  {
    name: 'a filter that resets requests for one name (HTTP)',
    truth: 'connection-reset',
    target: `http://${serverName}/`,
    tools: ['iptables'],
    neverCertain: ['connection-reset'],
    withinMs: promptMs,
    setUp: async (world) => {
      const { client, router, server } = await internet(world)
      knowByHosts(client, at.server)
      await server.serve({ port: 80, does: 'http', status: 200 })
      await resetByWord(router, serverName)
      return { client }
    },
  },
]

async function resetByWord(
  router: { execute(program: string, ...args: string[]): Promise<string> } | undefined,
  word: string,
): Promise<void> {
  const match = ['-p', 'tcp', '-m', 'string', '--algo', 'bm', '--string', word]
  await router?.execute('iptables', '-I', 'FORWARD', ...match, '-j', 'REJECT', '--reject-with', 'tcp-reset')
}

/** The first call is refused, the one after it is not: as behind a balancer with one dead machine. */
const unstable: readonly LabCase[] = (
  [
    [`ws://${at.server}:8080/`, 'of a WebSocket server'],
    [`ws://[${at.server6}]:8080/`, 'of a WebSocket server over IPv6'],
    [`tcp://${at.server}:8080`, 'of any server'],
  ] as const
).map(([target, words]) => ({
  name: `every second connection is refused, ${words}`,
  truth: 'connection-unstable',
  target,
  neverCertain: ['connection-unstable'],
  withinMs: promptMs,
  setUp: behind({ input: ['tcp dport 8080 ct state new numgen inc mod 2 == 0 reject with tcp reset'] }, { port: 8080, does: 'websocket' }),
}))

const httpStatuses = [
  [401, 'http-error'],
  [403, 'http-error'],
  [404, 'http-error'],
  [429, 'http-error'],
  [500, 'http-error'],
  [502, 'backend-down'],
  [503, 'backend-down'],
  [504, 'backend-down'],
  [521, 'backend-down'],
] as const

const httpAnswers: readonly LabCase[] = [
  ...httpStatuses.map(([status, truth]): LabCase => ({
    name: `a page answered with ${status}`,
    truth,
    target: `http://${at.server}/page`,
    withinMs: promptMs,
    setUp: serving({ port: 80, does: 'http', status, body: 'no' }),
  })),
  {
    name: 'nginx before a program that is not running',
    truth: 'backend-down',
    target: `http://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([80], () => ['listen 80; location / { proxy_pass http://127.0.0.1:9000; }']),
  },
  {
    name: 'nginx with TLS before a program that is not running',
    truth: 'backend-down',
    target: `https://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([443], (world) => [`listen 443 ssl; ${nginxTls(world)} location / { proxy_pass http://127.0.0.1:9000; }`]),
  },
  {
    name: 'nginx before a program that does not answer in time',
    truth: 'backend-down',
    target: `http://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([80], () => ['listen 80; proxy_read_timeout 1s; location / { proxy_pass http://127.0.0.1:9000; }'], {
      port: 9000,
      does: 'silent',
    }),
  },
]

/** Answers of a web server that no program can use (bad-peers D80 to D86), over plain connections and inside TLS. */
const brokenAnswers: readonly LabCase[] = [
  ...(
    [
      ['without a head', 'http-error', '<html><body>hello</body></html>\n'],
      ['with a broken header', 'http-error', 'HTTP/1.1 200 OK\r\nno colon here\r\n\r\nhello'],
      ['with a head without end', 'http-error', `HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`],
      ['cut off in its head', 'server-closes-at-once', 'HTTP/1.1 200 OK\r\nServer: half'],
      ['that stops in its head', 'server-silent', 'HTTP/1.1 200 OK\r\nServer: half'],
    ] as const
  ).flatMap(([name, truth, text]): LabCase[] => [
    {
      name: `a page ${name}`,
      truth,
      target: `http://${at.server}/page`,
      ...(truth === 'server-silent' ? {} : { withinMs: promptMs }),
      setUp: serving({ port: 80, does: mannerOf(truth), text }),
    },
    {
      name: `a page inside TLS ${name}`,
      truth,
      target: `https://${serverName}/page`,
      ...(truth === 'server-silent' ? {} : { withinMs: promptMs }),
      setUp: servingTls('good', { port: 443, does: mannerOf(truth), text }),
    },
  ]),
  ...(
    [
      ['with a broken header', 'websocket-answer-not-http', 'HTTP/1.1 101 Switching Protocols\r\nno colon here\r\n\r\n'],
      ['with a head without end', 'websocket-answer-not-http', `HTTP/1.1 101 Switching Protocols\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`],
      ['cut off in its head', 'server-closes-at-once', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: web'],
    ] as const
  ).map(([name, truth, text]): LabCase => ({
    name: `a WebSocket answer ${name}`,
    truth,
    target: `ws://${at.server}:8080/chat`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: mannerOf(truth), text }),
  })),
]

function mannerOf(truth: Truth): 'answer' | 'answer-and-close' {
  return truth === 'server-closes-at-once' ? 'answer-and-close' : 'answer'
}

const statuses: readonly (readonly [number, Extract<Manners, { does: 'http' }>['headers']])[] = [
  [200, {}],
  [301, { Location: `https://${serverName}/` }],
  [302, { Location: '/login' }],
  [307, { Location: 'ws://elsewhere.example.org/' }],
  [400, {}],
  [401, { 'WWW-Authenticate': 'Basic realm="chat"' }],
  [403, {}],
  [404, {}],
  [405, { Allow: 'GET' }],
  [426, { Upgrade: 'websocket' }],
  [429, { 'Retry-After': '30' }],
  [500, {}],
  [502, {}],
  [503, {}],
  [504, {}],
  [521, {}],
  [522, {}],
  [525, {}],
  [526, {}],
]

const websocketRefusals: readonly LabCase[] = [
  ...statuses.map(([status, headers = {}]): LabCase => ({
    name: `a WebSocket answered with ${status}`,
    truth: 'websocket-refused',
    target: `ws://${at.server}:8080/chat`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'http', status, headers, body: 'no' }),
  })),
  {
    name: 'nginx that does not pass the upgrade on',
    truth: 'websocket-refused',
    target: `ws://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([80], () => ['listen 80; location / { proxy_pass http://127.0.0.1:9000; }'], { port: 9000, does: 'websocket' }),
  },
  {
    name: 'nginx with a page where a WebSocket was asked for',
    truth: 'websocket-refused',
    target: `wss://${serverName}/`,
    tools: ['nginx'],
    withinMs: promptMs,
    setUp: servingNginx([443], (world) => [`listen 443 ssl; ${nginxTls(world)} return 200 page;`]),
  },
  {
    name: 'nginx before a WebSocket server that is not running',
    truth: 'websocket-refused',
    target: `ws://${serverName}/chat`,
    tools: ['nginx'],
    first: ['websocket-refused', 'backend-down'],
    withinMs: promptMs,
    setUp: servingNginx([80], () => ['listen 80; location / { proxy_pass http://127.0.0.1:9000; }']),
  },
  {
    name: 'a 101 with a wrong key',
    truth: 'websocket-handshake-invalid',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: serving({
      port: 8080,
      does: 'answer',
      text: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm90IHRoZSByaWdodCBvbmU=\r\n\r\n',
    }),
  },
  {
    name: 'a 101 without the upgrade headers',
    truth: 'websocket-handshake-invalid',
    target: `ws://${at.server}:8080/`,
    withinMs: promptMs,
    setUp: serving({ port: 8080, does: 'answer', text: 'HTTP/1.1 101 Switching Protocols\r\nServer: proxy\r\n\r\n' }),
  },
  {
    name: 'a 101 inside TLS with a wrong key',
    truth: 'websocket-handshake-invalid',
    target: `wss://${serverName}/`,
    withinMs: promptMs,
    setUp: servingTls('good', {
      port: 443,
      does: 'answer',
      text: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm90IHRoZSByaWdodCBvbmU=\r\n\r\n',
    }),
  },
]

export const conversationCases: readonly LabCase[] = [
  ...silence,
  ...otherProtocols,
  ...hangUps,
  ...unstable,
  ...httpAnswers,
  ...brokenAnswers,
  ...websocketRefusals,
]
