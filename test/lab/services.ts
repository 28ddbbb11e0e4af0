// What the lab's own peers can be told to do, as data that fits on a command line.

/** A peer of the lab: where it listens and which manners it has. */
export type Service = ListeningService | DnsService | FillService | HoldService

interface Place {
  readonly port: number
  /** Where it is bound; `::` with IPv4 when absent. */
  readonly address?: string
  /** Speaks inside TLS: files of the certificate chain and its key, and what else OpenSSL should be told. */
  readonly tls?: {
    readonly cert: string
    readonly key: string
    readonly minVersion?: 'TLSv1.3'
    readonly maxVersion?: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2'
    readonly ciphers?: string
    /** Asks for a client certificate and ends without one. */
    readonly demandsCertificate?: boolean
  }
}

/** One that answers on TCP. */
export type ListeningService = Place & Manners

/** How a peer treats a connection. */
export type Manners =
  | { readonly does: 'silent' | 'close' | 'reset' | 'close-when-spoken-to' | 'reset-when-spoken-to' | 'echo' | 'websocket' }
  | { readonly does: 'greet' | 'answer' | 'answer-and-close'; readonly text: string }
  /** An HTTP server that gives this answer to everything, WebSocket upgrades included. */
  | {
      readonly does: 'http'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
      /** So many spaces after it. */ readonly padding?: number
    }
  /** Listens with the shortest queue and never accepts: see `fill`. */
  | { readonly does: 'stuck' }
  /** Treats connections in turn as its manners say, over and over. */
  | { readonly does: 'in-turn'; readonly manners: readonly ('reset' | 'close' | 'silent' | 'websocket')[] }
  /** An HTTP proxy: opens tunnels with 200, refuses with any other status; its tunnels may all lead to a port of its own. */
  | {
      readonly does: 'proxy'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly leadsTo?: number
    }
  /** A SOCKS 5 proxy that gives one reply code; 0 opens the tunnel. */
  | { readonly does: 'socks'; readonly reply: number }

/** A DNS server that lies or fails as it is told, over UDP and TCP. */
export interface DnsService {
  readonly does: 'dns'
  readonly port: number
  readonly address?: string
  readonly answers: DnsManners
  readonly names?: Readonly<Record<string, readonly string[]>>
}

/** `honest` knows its names and denies all others; the rest is wrong for every name. */
export type DnsManners =
  | 'honest'
  | 'silent'
  | 'servfail'
  | 'refused'
  | 'formerr'
  | 'notimp'
  | 'garbage'
  | 'wrong-id'
  | 'cname-loop'
  | 'dangling-cname'
  | 'no-data'
  | 'truncated' // the whole answer only over TCP
  | 'truncated-for-ever' // TCP says nothing
  | 'silent-about-ipv6'
  | 'everything' // the same address for every name that anybody asks

/** Connects to a stuck server until its queue is full. */
export interface FillService {
  readonly does: 'fill'
  readonly address: string
  readonly port: number
  readonly connections: number
}

/** Keeps connections to one endpoint open. */
export interface HoldService {
  readonly does: 'hold'
  readonly address: string
  readonly port: number
  readonly connections: number
}
