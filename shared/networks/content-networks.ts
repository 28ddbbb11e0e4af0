// Content delivery networks and accelerators, as data: how each is recognised, and which ports it forwards to the server behind it.
// Written down on 2026-11-21; addresses from copies of the published lists (source beside each). Google's load balancers are left out: they
// forward whichever port their owner opens, so that a silent port says nothing.
import type { HttpHeader } from '../facts/outcome.ts'

/** One network that answers in the place of its customers' servers. */
export interface ContentNetwork {
  /** As the network writes itself; shown as it is in every language. */
  readonly name: string
  readonly plainPorts: readonly number[]
  readonly encryptedPorts: readonly number[]
  /** Ports of its own addresses that serve its own purposes: nothing follows from their silence. */
  readonly ownPorts: readonly number[]
  /** Prefixes in CIDR notation, separated by white space; empty where none are published or they are shared with other services. */
  readonly prefixes: string
  /** Whether all that answers at these addresses is the network's front, so that other ports surely lead nowhere. */
  readonly isFrontOnly: boolean
  /** Matches the ends of the names that it gives its customers for their CNAME records, in lower case. */
  readonly alias: RegExp
  /** Tells whether a header of an answer is this network's own. */
  readonly isOwnHeader: (header: HttpHeader) => boolean
}

/** HTTP and HTTPS on their own ports: what every network forwards that documents no other. */
const webPorts = { plainPorts: [80], encryptedPorts: [443], ownPorts: [] } as const

export const contentNetworks: readonly ContentNetwork[] = [
  // Addresses: cloudflare.com/ips. Ports: evidence 3.8 (Cloudflare, "Network ports"); 7844 is where its own tunnels are reached.
  {
    name: 'Cloudflare',
    plainPorts: [80, 8080, 8880, 2052, 2082, 2086, 2095],
    encryptedPorts: [443, 2053, 2083, 2087, 2096, 8443],
    ownPorts: [7844],
    prefixes: `
    103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 104.16.0.0/13 104.24.0.0/14 108.162.192.0/18 131.0.72.0/22 141.101.64.0/18
    162.158.0.0/15 172.64.0.0/13 173.245.48.0/20 188.114.96.0/20 190.93.240.0/20 197.234.240.0/22 198.41.128.0/17 2400:cb00::/32
    2405:8100::/32 2405:b500::/32 2606:4700::/32 2803:f800::/32 2a06:98c0::/29 2c0f:f248::/32
    `,
    isFrontOnly: true,
    alias: /\.cdn\.cloudflare\.net$/,
    isOwnHeader: ({ name, value }) => name === 'cf-ray' || (name === 'server' && value.toLowerCase() === 'cloudflare'),
  },
  // Addresses: ip-ranges.json of AWS (2026-08-22), service CLOUDFRONT, IPv4 down to /20, IPv6 down to /40.
  {
    name: 'Amazon CloudFront',
    ...webPorts,
    prefixes: `
    3.160.0.0/13 3.168.0.0/14 3.172.0.0/17 3.173.0.0/16 3.174.0.0/15 13.32.0.0/15 13.35.0.0/16 13.224.0.0/14 13.249.0.0/16
    15.158.0.0/16 18.64.0.0/14 18.68.0.0/16 18.154.0.0/15 18.160.0.0/15 18.164.0.0/15 18.172.0.0/15 18.238.0.0/15 18.244.0.0/15
    23.91.0.0/19 23.234.192.0/18 24.110.32.0/19 24.110.128.0/17 51.74.192.0/18 52.46.0.0/18 52.82.128.0/19 52.84.0.0/15
    52.124.128.0/17 52.222.128.0/17 54.182.0.0/16 54.192.0.0/16 54.230.0.0/17 54.230.128.0/18 54.230.208.0/20 54.230.224.0/19
    54.239.128.0/18 54.239.192.0/19 54.240.128.0/18 64.252.64.0/18 64.252.128.0/18 65.8.0.0/16 65.9.0.0/17 65.9.128.0/18
    70.132.0.0/18 71.152.0.0/17 99.84.0.0/16 99.86.0.0/16 108.138.0.0/15 108.156.0.0/14 130.176.0.0/17 130.176.128.0/18
    130.176.192.0/19 130.176.224.0/20 143.204.0.0/16 144.220.0.0/16 204.246.176.0/20 205.251.208.0/20 216.137.32.0/19
    2600:9000:1000::/36 2600:9000:2000::/35 2600:9000:4000::/36 2600:9000:5200::/40 2600:9000:6000::/36 2600:9000:f000::/38
    2600:9000:f400::/40 2600:9000:f600::/39 2600:9000:f800::/37
    `,
    isFrontOnly: true,
    alias: /\.cloudfront\.net$/,
    isOwnHeader: ({ name, value }) => name === 'x-amz-cf-id' || (name === 'server' && value === 'CloudFront'),
  },
  // Addresses: api.fastly.com/public-ip-list. `x-served-by` alone is anybody's; Fastly writes cache-POINT-AIRPORT.
  {
    name: 'Fastly',
    ...webPorts,
    prefixes: `
    23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20 140.248.64.0/18 140.248.128.0/17
    146.75.0.0/17 151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 167.82.128.0/20 167.82.160.0/20 167.82.224.0/20 172.111.64.0/18
    185.31.16.0/22 199.27.72.0/21 199.232.0.0/16 2a04:4e40::/32 2a04:4e42::/32
    `,
    isFrontOnly: true,
    alias: /\.(?:fastly\.net|fastlylb\.net)$/,
    isOwnHeader: ({ name, value }) => name === 'x-served-by' && /^cache-[a-z0-9-]{1,40}-[A-Z]{3}(?:,|$)/.test(value),
  },
  // Addresses: the list in Akamai's Property Manager documentation. Customers can have further ports opened, so they are never front only.
  {
    name: 'Akamai',
    ...webPorts,
    prefixes: `
    2.16.0.0/13 23.0.0.0/12 23.32.0.0/11 23.192.0.0/11 95.100.0.0/15 184.24.0.0/13 2405:9600::/32 2600:1400::/24 2a02:26f0::/32
    `,
    isFrontOnly: false,
    alias: /\.(?:akamaiedge\.net|edgekey\.net|edgesuite\.net|akamaized\.net|akamai\.net)$/,
    isOwnHeader: ({ name, value }) => name === 'server' && /^Akamai(?:GHost|NetStorage)$/.test(value),
  },
  // Front Door and the older Azure CDN share their addresses with other services of Microsoft.
  {
    name: 'Azure Front Door',
    ...webPorts,
    prefixes: '',
    isFrontOnly: false,
    alias: /\.(?:azurefd\.net|azureedge\.net)$/,
    isOwnHeader: ({ name }) => name === 'x-azure-ref',
  },
  {
    name: 'bunny.net',
    ...webPorts,
    prefixes: '',
    isFrontOnly: false,
    alias: /\.b-cdn\.net$/,
    isOwnHeader: ({ name, value }) => name === 'server' && value.startsWith('BunnyCDN-'),
  },
  // Its fronts stand in the networks of many providers. `eagleid` is also set by Alibaba's own sites, which stand behind the same fronts.
  {
    name: 'Alibaba Cloud CDN',
    ...webPorts,
    prefixes: '',
    isFrontOnly: false,
    alias: /\.(?:alikunlun|cdngslb|kunlun[a-z]{1,4})\.com$/,
    isOwnHeader: ({ name }) => name === 'eagleid',
  },
  {
    name: 'Tencent Cloud CDN',
    ...webPorts,
    prefixes: '',
    isFrontOnly: false,
    alias: /\.(?:cdn\.dnsv1\.com|cdn\.dnsv1\.com\.cn|dsa\.dnsv1\.com|tdnsv5\.com)$/,
    isOwnHeader: ({ name }) => name === 'x-nws-log-uuid',
  },
]
