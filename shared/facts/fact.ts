// The facts that a run collects: one operation, on one thing, with what it gave and how long it took. No meaning is attached here.
import type { CallResult } from './call-result.ts'
import type { FirewallDescription, FirewallJudgement, FirewallState } from './firewall.ts'
import type { MachineDescription, NetworkInterface } from './machine.ts'
import type { HttpHead, Outcome } from './outcome.ts'
import type { SoftwareId } from './proxy-software.ts'

/** Stable within a report and readable: kind, then what it was done to, separated by slashes. */
export type FactId = string

interface FactOf<Kind extends string, Input, Value> {
  readonly id: FactId
  readonly kind: Kind
  /** ISO 8601 in UTC, from this computer's clock (which may be wrong; see `clock-wrong`). */
  readonly startedAt: string
  /** Milliseconds from a monotonic clock. */
  readonly durationMs: number
  readonly input: Input
  readonly outcome: Outcome<Value>
}

/** Which way a connection takes: straight to the target, or through the proxy in force. */
export type Route = 'direct' | 'proxy'

/** Why a connection is tried: for the target itself, for another port of the same host, to reach a proxy, or where nobody should answer. */
export type ConnectPurpose = 'target' | 'other-port' | 'proxy' | 'canary'

/** A TCP endpoint that bytes go to. */
export interface Endpoint {
  readonly address: string
  readonly port: number
}

/** The part of an input that says over which connection something was asked. */
export interface ConversationInput extends Endpoint {
  readonly route: Route
  readonly purpose: ConnectPurpose
}

/** What applications see: the operating system's name lookup (getaddrinfo), with hosts file, mDNS and VPN rules. */
export type SystemLookupFact = FactOf<
  'system-lookup',
  {
    readonly name: string
    readonly purpose: 'target' | 'proxy' | 'canary'
    /** Only addresses of this family were asked for; absent means both. */
    readonly family?: 'ipv4'
  },
  { readonly addresses: readonly string[] }
>

/** What one configured resolver says about a name (RFC 1035), asked directly. */
export type DnsQueryFact = FactOf<
  'dns-query',
  { readonly name: string; readonly recordType: 'A' | 'AAAA'; readonly resolver: string },
  {
    readonly addresses: readonly string[]
    /** The names that the answer passed through (CNAME), in order. */
    readonly aliases: readonly string[]
    /** Seconds that the first address may be kept; 0 to 2^31-1. */
    readonly ttlSeconds: number
  }
>

/** One socket of a connect attempt. Offsets count from the start of the fact. */
export interface ConnectAttempt {
  readonly startedAfterMs: number
  readonly endedAfterMs: number
  readonly result: 'connected' | 'superseded' | 'no-answer' | 'failed'
}

/** A TCP connection to one address and port; silence is asked again with fresh sockets before it is called silence. */
export type TcpConnectFact = FactOf<
  'tcp-connect',
  Endpoint & { readonly purpose: ConnectPurpose },
  { readonly localAddress: string; readonly localPort: number; readonly attempts: readonly ConnectAttempt[] }
>

/** What a port says when nothing is said to it. */
export type FirstBytesFact = FactOf<
  'first-bytes',
  ConversationInput,
  {
    /** At most 256 bytes in hexadecimal; empty when the peer waited for us. */
    readonly firstBytes: string
    /** Whether the peer ended the connection while we listened, and how. */
    readonly ended: 'still-open' | 'closed' | 'reset'
  }
>

/**
 * Harmless first words that make a server which waits to be spoken to say what it is. Nothing of the person's goes into them.
 * In the order in which they are tried where the port number tells nothing; the bytes and their sources are in `greeting-words.ts`.
 */
export const greetings = [
  'ping', // Redis, memcached, and the error words of servers that speak in lines
  'postgresql',
  'mqtt',
  'fastcgi',
  'dns',
  'ldap',
  'smb',
  'rdp',
  'sip',
  'rtmp',
  'mssql',
] as const
/** What a peer may have been greeted with: the last one only in reports of earlier versions. */
export const knownGreetings = [...greetings, 'postgresql-tls'] as const
export type Greeting = (typeof knownGreetings)[number]

/** What a port answers to harmless first words. */
export type ServiceGreetingFact = FactOf<
  'service-greeting',
  ConversationInput & { readonly greeting: Greeting },
  {
    /** At most 256 bytes in hexadecimal; empty when no answer came. */
    readonly firstBytes: string
    /** How many bytes came until the peer was quiet, counted to 4,096; absent in reports of earlier versions. */
    readonly byteCount?: number
    readonly ended: 'still-open' | 'closed' | 'reset'
  }
>

/** One certificate as it was received, before any judgement. */
export interface Certificate {
  /** Common names or organisations, at most 200 characters. */
  readonly subject: string
  readonly issuer: string
  /** DNS names and addresses that it is valid for, at most 50. */
  readonly names: readonly string[]
  /** How many names it has in all. */
  readonly nameCount: number
  /** ISO 8601. */
  readonly validFrom: string
  readonly validTo: string
  /** SHA-256 of the certificate in hexadecimal, without separators. */
  readonly fingerprint: string
  /** Key type and size as the runtime names them, for example `rsa 2048`. */
  readonly key: string
  readonly isSelfIssued: boolean
}

/** A TLS handshake (RFC 8446). The chain is read and judged; nothing is sent over a connection whose chain is not trusted. */
export type TlsHandshakeFact = FactOf<
  'tls-handshake',
  ConversationInput & { readonly serverName: string; readonly applicationProtocols: readonly string[] },
  {
    /** As negotiated, for example `TLSv1.3`. */
    readonly protocolVersion: string
    readonly cipher: string
    /** The negotiated ALPN protocol (RFC 7301), absent when the server chose none. */
    readonly applicationProtocol?: string
    /** Leaf first, at most 8. */
    readonly chain: readonly Certificate[]
    /** Absent when the chain leads to a trusted root. */
    readonly chainProblem?: ChainProblem
    /** The verifier's own word for it, for example `CERT_HAS_EXPIRED`. */
    readonly rawChainProblem?: string
    /** Whether the leaf is valid for the asked name (RFC 9525). */
    readonly isNameValid: boolean
  }
>

/** Why a chain is not trusted, by what the verifier saw first. */
export const chainProblems = [
  'expired',
  'not-yet-valid',
  'self-signed',
  'self-signed-root',
  'issuer-unknown',
  'revoked',
  'too-weak',
  'other',
] as const
export type ChainProblem = (typeof chainProblems)[number]

/** One HTTP/1.1 request and the head of its answer. */
export type HttpExchangeFact = FactOf<
  'http-exchange',
  ConversationInput & {
    readonly encrypted: boolean
    readonly host: string
    readonly path: string
    /** The proxy that was asked for the whole address in place of a tunnel (absolute form, RFC 9112 section 3.2.2), as programs do for http. */
    readonly askedProxy?: ProxyAddress
  },
  HttpHead
>

/** A WebSocket opening handshake (RFC 6455 section 4). */
export type WebsocketUpgradeFact = FactOf<
  'websocket-upgrade',
  ConversationInput & { readonly encrypted: boolean; readonly host: string; readonly path: string },
  { readonly headers: HttpHead['headers'] }
>

/** A tunnel asked of a proxy: CONNECT (RFC 9110 section 9.3.6) or SOCKS (RFC 1928). */
export type ProxyTunnelFact = FactOf<
  'proxy-tunnel',
  Endpoint & { readonly proxy: ProxyAddress; readonly host: string; readonly targetPort: number },
  { readonly headers: HttpHead['headers'] }
>

/** Places of this computer where a proxy can be set. Which of them a program follows is the program's choice. */
const judgedSources = ['environment', 'gnome', 'kde', 'macos', 'windows'] as const
/** What Chromium itself would do, and places that services, single connections or single programs follow: shown, and never part of a verdict about the rest. */
const shownSources = ['chromium', 'winhttp', 'windows-connection', 'git', 'npm', 'curl', 'apt'] as const
export const proxySources = [...judgedSources, ...shownSources] as const
export type ProxySource = (typeof proxySources)[number]

/** Tells whether what a place says counts for the programs that people diagnose. */
export function isJudgedSource(source: ProxySource): source is (typeof judgedSources)[number] {
  return judgedSources.some((judged) => judged === source)
}

/** The schemes that settings tell apart; `wss` stands for every WebSocket. */
export const askedSchemes = ['http', 'https', 'wss'] as const
export type AskedScheme = (typeof askedSchemes)[number]

/** What one such place says about the target. A place that cannot be read is not known, never "no proxy". */
export type ProxySourceFact = FactOf<
  'proxy-source',
  {
    readonly source: ProxySource
    /** Asked for addresses of this scheme in general, of Chromium for this form of the target; absent where the target was asked about as it is. */
    readonly scheme?: AskedScheme
  },
  {
    /** What a program that follows this place does for the target; `auto-detect` looks for a script by itself (WPAD). */
    readonly choice: 'direct' | 'proxy' | 'script' | 'auto-detect'
    /** With `auto-detect`, what programs take where the network offers no script. */
    readonly proxy?: ProxyAddress
    /** Without user name and password. */
    readonly pacUrl?: string
    /** The name of the setting that decided, for example `https_proxy` or `ProxyServer`. */
    readonly setting?: string
    /** The network service of macOS that the settings belong to, where it is known. */
    readonly service?: string
    /** Whether an exception for the target decided. */
    readonly isException: boolean
  }
>

/** Who says where a script is that nobody set: the network's DHCP server (option 252), or its DNS by the name `wpad`. */
export const scriptFinders = ['dhcp', 'dns'] as const
export type ScriptFinder = (typeof scriptFinders)[number]

/** Where programs look for a script by themselves on this network (WPAD), in their order. Whether one is there shows when it is fetched. */
export type ScriptDiscoveryFact = FactOf<
  'script-discovery',
  Record<never, never>,
  {
    /** At most 4. */
    readonly candidates: readonly { readonly url: string; readonly foundBy: ScriptFinder }[]
    /** False where programs of this system ask DHCP, too, and its answer could not be read. */
    readonly isComplete: boolean
  }
>

/** One step of a proxy script's answer: what to try, in the order of the answer. */
export type PacDirective = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly proxy: ProxyAddress }

/** What a script is asked about: an address of the web, and where a WebSocket was asked for that, too; browsers ask with the scheme `ws` then. */
export type PacForm = 'web' | 'websocket'

/** A proxy script (PAC), fetched, run away from everything else, and asked about the target. */
export type PacScriptFact = FactOf<
  'pac-script',
  {
    /** Without user name and password. */
    readonly url: string
    /** Absent where the script is set. */
    readonly foundBy?: ScriptFinder
  },
  {
    readonly sizeBytes: number
    /** What it says for each form of the address that programs ask with. */
    readonly answers: readonly { readonly form: PacForm; readonly directives: readonly PacDirective[] }[]
    /** Names that the script wanted to look up and that are not the target's: they were not, so its answer may be another elsewhere. At most 8. */
    readonly otherNames: readonly string[]
  }
>

/** A proxy without its credentials. */
export interface ProxyAddress {
  readonly scheme: 'http' | 'https' | 'socks4' | 'socks5'
  readonly host: string
  readonly port: number
}

/** The addresses that this machine has. */
export type NetworkInterfacesFact = FactOf<
  'network-interfaces',
  Record<never, never>,
  {
    /** The family of rules that the system's errors follow; absent in reports of older versions. */
    readonly operatingSystem?: 'linux' | 'macos' | 'windows' | 'other'
    readonly interfaces: readonly NetworkInterface[]
  }
>

/** What this computer's own packet filters do with a new TCP connection. Read only; what a filter is not told to show is not known. */
export type FirewallFact = FactOf<
  'firewall',
  /** `outbound`: from here to the endpoint; `inbound`: from another machine to this one's endpoint. */
  Endpoint & { readonly direction: 'inbound' | 'outbound' },
  FirewallJudgement & { readonly backends: readonly FirewallState[] }
>

/** One empty UDP datagram to the target: only this computer's own firewall refuses to send it (EPERM); what becomes of it is not asked. */
export type UdpSendFact = FactOf<'udp-send', Endpoint, Readonly<Record<never, never>>>

/** How many temporary ports this computer has towards one endpoint, and how many are taken (evidence 0.4 no. 1 and 2). */
export type PortBudgetFact = FactOf<
  'port-budget',
  Endpoint,
  {
    /** First and last temporary port. */
    readonly from: number
    readonly to: number
    /** Sockets towards this endpoint by state, for example `TIME_WAIT`. */
    readonly socketsByState: Readonly<Record<string, number>>
  }
>

/** The way to one address that the system's routing table gives. Linux only so far; elsewhere `unsupported-here`. */
export type RouteFact = FactOf<
  'route',
  { readonly address: string },
  {
    readonly interfaceName: string
    /** Absent when the address is on the same network. */
    readonly gateway?: string
    readonly isDefaultRoute: boolean
  }
>

/** The DNS servers that this machine is told to ask, in order. */
export type ResolversFact = FactOf<'resolvers', Record<never, never>, { readonly servers: readonly string[] }>

/** What the hosts file says about the target's name, and which other names it holds (for typing mistakes). */
export type HostsFileFact = FactOf<
  'hosts-file',
  { readonly name: string },
  { readonly addresses: readonly string[]; readonly otherNames: readonly string[] }
>

/** Names near this one that were checked on this computer before; the others stay in the history. Read only for a name that was not found. */
export type NamesUsedBeforeFact = FactOf<'names-used-before', { readonly name: string }, { readonly names: readonly string[] }>

/** Whether a name's ending exists, by the Public Suffix List that comes with Ponte. Read only for a name that was not found. */
export type PublicSuffixFact = FactOf<'public-suffix', { readonly name: string }, { readonly suffix: string; readonly isKnown: boolean }>

/** A program of this machine that waits for connections. */
export interface Listener {
  readonly address: string
  readonly port: number
  /** Absent when the system does not tell this user. */
  readonly process?: string
  /** The number of that process; absent when it is not known. */
  readonly pid?: number
  /** The account that opened it, by name, else by number; absent when it is not known. */
  readonly user?: string
  /** For `::`: true when it leaves IPv4 alone, false when it takes IPv4 too; absent when that is not known. */
  readonly isIpv6Only?: boolean
  /** Connections that wait to be accepted, and how many may; absent when the system does not tell. */
  readonly queue?: { readonly waiting: number; readonly limit: number }
  /** What calls from the machine itself met, at addresses of it that others use too; absent when none were made. */
  readonly ownCalls?: readonly OwnCall[]
  /** The protocol that it spoke to a caller on the machine itself, where its words prove one, for example `HTTP`. */
  readonly speaks?: string
  /** How it met every caller on the machine itself, whatever was said; absent when it answered one, treated them differently, or was not asked. */
  readonly whenSpokenTo?: WhenSpokenTo
  /** The certificate that it showed to a caller on the machine itself; absent when it showed none or was not asked. */
  readonly certificate?: ListenerCertificate
}

/** What a program does that takes calls and answers none: it says nothing, or ends them, in order or with a reset. */
export const whenSpokenToWays = ['silent', 'closes', 'resets'] as const
export type WhenSpokenTo = (typeof whenSpokenToWays)[number]

/** What matters of a listener's certificate to whoever calls it. The lengths are those of `Certificate`. */
export type ListenerCertificate = Pick<Certificate, 'subject' | 'issuer' | 'names' | 'validFrom' | 'validTo'>

/** How a call ended that a machine made to itself. A firewall of that machine may treat it like one from outside, or not. */
export interface OwnCall {
  readonly address: string
  /** `rejected`: an error other than a refusal. */
  readonly result: 'accepted' | 'refused' | 'rejected' | 'silent'
}

/** What listens on this machine. Read only when the target is this machine. */
export type ListenersFact = FactOf<
  'listeners',
  Record<never, never>,
  {
    /** TCP. */
    readonly listeners: readonly Listener[]
    /** UDP sockets that take datagrams from anybody; absent where they were not read. */
    readonly udpListeners?: readonly Listener[]
  }
>

/** The commands whose output is recognised as a list of what listens, by its shape alone: its words are in the language of the system that printed it. */
export const listingFormats = ['ss', 'netstat-linux', 'netstat-windows', 'lsof', 'docker-ps', 'get-net-tcp-connection'] as const
export type ListingFormat = (typeof listingFormats)[number]

/** What the server's own side was written down as, on the server: read from a file or a pasted text, not from the wire. */
export type ServerDescriptionFact = FactOf<
  'server-description',
  Record<never, never>,
  {
    /** When it was written down, by the server's clock, ISO 8601. Absent where only a command's output was pasted: nobody knows when. */
    readonly describedAt?: string
    /** The command whose output was pasted; absent for what `describe-server` wrote. */
    readonly listing?: ListingFormat
    /** The addresses of the server's own interfaces; behind a NAT the public one is not among them. Of pasted output those that sockets are bound to. */
    readonly addresses: readonly string[]
    readonly listeners: readonly Listener[]
    readonly udpListeners?: readonly Listener[]
    /** What its packet filters do with calls from other machines; absent where nothing was read. */
    readonly firewall?: FirewallDescription
    readonly machine?: MachineDescription
  }
>

/** What `await-call` counted on the server while this computer called, from the code that the person typed in. */
export type CallReportFact = FactOf<'call-report', Record<never, never>, CallResult>

/** Where the proxy in force was found. */
export type ProxySettingFact = FactOf<
  'proxy-setting',
  { readonly mode: 'auto' | 'direct' | 'given' },
  {
    /** Absent when the target is to be reached directly. */
    readonly proxy?: ProxyAddress
    /** An automatic script decides instead; without user name and password. */
    readonly pacUrl?: string
    /** A user name and a password are set with the proxy; they are never part of a fact. */
    readonly hasCredentials?: true
    /** `system`: its settings and scripts, as the window's Chromium follows them. */
    readonly source: 'none' | 'command-line' | 'environment' | 'system'
    /** The environment variable that decided, for example `https_proxy` or `no_proxy`. */
    readonly variable?: string
  }
>

/** Known proxy, VPN and inspection software on this computer; other programs are left out. That it runs does not say that it interferes. */
export type ProxySoftwareFact = FactOf<
  'proxy-software',
  Record<never, never>,
  {
    /** One entry for each executable that was recognised; at most 40. */
    readonly running: readonly { readonly software: SoftwareId; readonly process: string }[]
    /** Where such programs wait for connections; at most 40. */
    readonly listening: readonly {
      readonly software: SoftwareId
      readonly process: string
      readonly address: string
      readonly port: number
    }[]
    /** False where the listeners could not be read: then it is not known where they wait. */
    readonly areListenersKnown: boolean
  }
>

/** Which of its addresses, and so which interface, this computer uses towards an address: the system is asked, nothing is sent. */
export type SourceAddressFact = FactOf<
  'source-address',
  { readonly address: string },
  {
    readonly localAddress: string
    /** Absent where no interface has that address, or several have. */
    readonly interfaceName?: string
  }
>

/** Whose certificates are trusted in this run. */
export type TrustStoreFact = FactOf<
  'trust-store',
  Record<never, never>,
  {
    readonly bundled: number
    readonly system: number
    readonly added: readonly {
      readonly source: 'NODE_EXTRA_CA_CERTS' | 'SSL_CERT_FILE'
      readonly file: string
      readonly certificates: number
    }[]
  }
>

/** Everything that a run can see. */
export type Fact =
  | SystemLookupFact
  | DnsQueryFact
  | TcpConnectFact
  | FirstBytesFact
  | ServiceGreetingFact
  | TlsHandshakeFact
  | HttpExchangeFact
  | WebsocketUpgradeFact
  | ProxyTunnelFact
  | NetworkInterfacesFact
  | FirewallFact
  | UdpSendFact
  | PortBudgetFact
  | RouteFact
  | ResolversFact
  | HostsFileFact
  | PublicSuffixFact
  | NamesUsedBeforeFact
  | ListenersFact
  | ServerDescriptionFact
  | CallReportFact
  | ProxySettingFact
  | ScriptDiscoveryFact
  | PacScriptFact
  | ProxySourceFact
  | ProxySoftwareFact
  | SourceAddressFact
  | TrustStoreFact

export type FactKind = Fact['kind']

/** The fact of one kind. */
export type FactByKind<Kind extends FactKind> = Extract<Fact, { kind: Kind }>

/** What a successful operation of one kind gives. */
export type ValueOf<Kind extends FactKind> = FactByKind<Kind> extends { outcome: Outcome<infer Value> } ? Value : never

/** What an operation of one kind is done to. */
export type InputOf<Kind extends FactKind> = FactByKind<Kind>['input']
