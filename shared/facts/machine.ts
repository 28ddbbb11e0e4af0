// What a machine says about itself beside its listeners. Everything is optional: what could not be read is absent, and absent is not "none".

/** What an interface is, as the system shows it. */
export const interfaceKinds = ['cable', 'wifi', 'mobile', 'vpn', 'virtual', 'loopback', 'other'] as const
export type InterfaceKind = (typeof interfaceKinds)[number]

/** One network interface with its addresses. */
export interface NetworkInterface {
  readonly name: string
  readonly isLoopback: boolean
  readonly addresses: readonly { readonly address: string; readonly prefixLength: number }[]
  /** Absent where the system does not tell. */
  readonly kind?: InterfaceKind
  /** `down`: switched off; `no-carrier`: on, and its cable or radio has no other side. Absent where the system does not tell. */
  readonly state?: 'up' | 'down' | 'no-carrier'
}

/** Programs that hand calls on to others. */
export const frontPrograms = ['nginx', 'apache', 'caddy', 'haproxy'] as const

/** One line of a front program's configuration that mentions a port. */
export interface FrontLine {
  readonly program: (typeof frontPrograms)[number]
  readonly port: number
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** At most 200 characters; show it as text only. */
  readonly text: string
}

/** Programs that set a clock by a time server. */
export const timeServices = ['chrony', 'ntpd', 'systemd-timesyncd'] as const
export type TimeService = (typeof timeServices)[number]

/** The rest of a machine's own side. */
export interface MachineDescription {
  readonly interfaces?: readonly NetworkInterface[]
  /** Interfaces of the default routes, with their gateways. */
  readonly defaultRoutes?: readonly { readonly interfaceName: string; readonly gateway?: string }[]
  readonly resolvers?: readonly string[]
  readonly searchDomains?: readonly string[]
  /** What stands in front of the listeners; an empty list where configurations were found and none names a port. */
  readonly inFront?: readonly FrontLine[]
  /** The hosting panel whose files are on the machine, for example `cPanel`. */
  readonly hostingPanel?: string
  /** Whose machine it is, by what its firmware says, for example `Amazon EC2`. */
  readonly cloudProvider?: string
  /** First and last temporary port. */
  readonly portRange?: { readonly from: number; readonly to: number }
  /** Sockets by state, for example `TIME_WAIT`. */
  readonly socketsByState?: Readonly<Record<string, number>>
  /** Where this machine's own calls go, the most used 20 first; listeners' callers are not in it. */
  readonly socketsByDestination?: readonly { readonly address: string; readonly port: number; readonly sockets: number }[]
  /** Open files of the whole system, and how many it allows. */
  readonly openFiles?: { readonly used: number; readonly limit: number }
  /** How many files a program may open at most that is started as this one was: the hard limit, to which some raise themselves, others not. */
  readonly filesPerProcess?: number
  /** Whether the system says that its clock follows a time server; absent where it does not tell. */
  readonly isClockSynchronised?: boolean
  /** The program that sets the clock; absent where none is seen. */
  readonly timeService?: TimeService
}
