// The tables are data that nobody reads twice: here they are read for what would make them lie, and asked for addresses whose owners are published.
import ipaddr from 'ipaddr.js'
import { expect, it, test } from 'vitest'
import { cloudProviders } from '../../shared/networks/cloud-providers.ts'
import { contentNetworks } from '../../shared/networks/content-networks.ts'
import { contentNetworkOfAnswer, contentNetworkOfName, ownerOf } from '../../shared/networks/network-owner.ts'

const prefixes = [...cloudProviders, ...contentNetworks].flatMap(({ name, prefixes: text }) =>
  text.split(/\s+/).flatMap((prefix) => (prefix === '' ? [] : [{ name, prefix, range: ipaddr.parseCIDR(prefix) }])),
)

it('has only whole networks: no prefix with bits behind its length, none twice', () => {
  const first = ([address, length]: readonly [ipaddr.IPv4 | ipaddr.IPv6, number]) =>
    address.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${length}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/${length}`)
  expect(prefixes.filter(({ range }) => first(range).toString() !== range[0].toString()).map(({ prefix }) => prefix)).toEqual([])
  expect(new Set(prefixes.map(({ prefix }) => prefix)).size).toBe(prefixes.length)
})

it('gives no address to two owners', () => {
  const shared = prefixes.filter(({ range: [address, length], name }) =>
    prefixes.some(
      (other) =>
        other.name !== name &&
        other.range[0].kind() === address.kind() &&
        other.range[1] <= length &&
        address.match(other.range[0], other.range[1]),
    ),
  )
  expect(shared.map(({ prefix }) => prefix)).toEqual([])
})

it('claims nothing that belongs to nobody, to everybody or to inside networks', () => {
  const nobodys = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.1.1',
    '172.16.0.1',
    '172.31.255.254',
    '192.0.2.1',
    '192.168.1.1',
  ]
  const more = [
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1%eth0',
    'fd00::1',
    '2001:db8::1',
    'ff02::1',
  ]
  expect([...nobodys, ...more].filter((address) => ownerOf(address) !== undefined)).toEqual([])
})

const owners: readonly (readonly [string, string])[] = [
  ['104.16.132.229', 'Cloudflare'],
  ['172.67.1.1', 'Cloudflare'],
  ['188.114.96.3', 'Cloudflare'],
  ['2606:4700::6810:84e5', 'Cloudflare'],
  ['::ffff:104.16.132.229', 'Cloudflare'],
  ['13.224.1.1', 'Amazon CloudFront'],
  ['99.86.0.1', 'Amazon CloudFront'],
  ['151.101.1.69', 'Fastly'],
  ['2a04:4e42::81', 'Fastly'],
  ['23.192.0.1', 'Akamai'],
  ['18.184.0.10', 'Amazon Web Services'],
  ['54.93.1.1', 'Amazon Web Services'],
  ['2600:1f18::1', 'Amazon Web Services'],
  ['20.50.0.10', 'Microsoft Azure'],
  ['52.170.0.1', 'Microsoft Azure'],
  ['34.64.40.9', 'Google Cloud'],
  ['35.240.0.1', 'Google Cloud'],
  ['129.150.64.1', 'Oracle Cloud'],
  ['138.197.10.20', 'DigitalOcean'],
  ['159.65.1.1', 'DigitalOcean'],
  ['116.203.1.1', 'Hetzner'],
  ['2a01:4f8::1', 'Hetzner'],
  ['51.91.1.1', 'OVHcloud'],
  ['45.33.32.156', 'Linode'],
  ['108.61.10.10', 'Vultr'],
  ['51.15.1.1', 'Scaleway'],
  ['47.96.0.10', 'Alibaba Cloud'],
  ['120.24.0.1', 'Alibaba Cloud'],
  ['81.68.0.1', 'Tencent Cloud'],
  ['119.3.0.1', 'Huawei Cloud'],
]

test.each(owners)('%s belongs to %s', (address, name) => {
  const owner = ownerOf(address)
  expect(owner?.kind === 'content-network' ? owner.network.name : owner?.provider.name).toBe(name)
})

// Google's resolver and search, Cloudflare's resolver, Quad9, Microsoft's mail, GitHub: near the tables, and not of them.
test.each(['8.8.8.8', '142.250.1.1', '1.1.1.1', '9.9.9.9', '40.92.1.1', '140.82.121.4', '172.15.255.255', '2001:4860:4860::8888'])(
  'whose %s is, is not known',
  (address) => {
    expect(ownerOf(address)).toBeUndefined()
  },
)

it('takes names and nonsense for nobody’s', () => {
  expect(['example.com', '', '1.2.3', '999.1.1.1', '104.16.0.1/13'].map(ownerOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

const aliases: readonly (readonly [string, string | undefined])[] = [
  ['d111111abcdef8.cloudfront.net', 'Amazon CloudFront'],
  ['shop.example.com.cdn.cloudflare.net', 'Cloudflare'],
  ['n.sni.global.fastly.net', 'Fastly'],
  ['www.example.com.edgekey.net', 'Akamai'],
  ['E1234.A.AkamaiEdge.net', 'Akamai'],
  ['shop.azurefd.net', 'Azure Front Door'],
  ['shop.b-cdn.net', 'bunny.net'],
  ['www.example.com.w.kunlunsl.com', 'Alibaba Cloud CDN'],
  ['www.example.com.cdn.dnsv1.com', 'Tencent Cloud CDN'],
  ['cloudfront.net.example.com', undefined],
  ['notcloudfront.net', undefined],
  ['kunlunsl.com.example', undefined],
  ['kunlun.example.com', undefined],
]

test.each(aliases)('the name %s belongs to %s', (name, network) => {
  expect(contentNetworkOfName(name)?.name).toBe(network)
})

const headers: readonly (readonly [string, string, string | undefined])[] = [
  ['server', 'cloudflare', 'Cloudflare'],
  ['cf-ray', '8f0000000000abcd-LIS', 'Cloudflare'],
  ['x-amz-cf-id', 'kAbC==', 'Amazon CloudFront'],
  ['x-served-by', 'cache-fra-eddf8230021-FRA', 'Fastly'],
  ['x-served-by', 'cache-iad-kiad7000011-IAD, cache-lis1490021-LIS', 'Fastly'],
  ['server', 'AkamaiGHost', 'Akamai'],
  ['x-azure-ref', '20260101T000000Z-x', 'Azure Front Door'],
  ['server', 'BunnyCDN-DE1-1081', 'bunny.net'],
  ['eagleid', '2ff6139b17000000000000000e', 'Alibaba Cloud CDN'],
  ['x-nws-log-uuid', '1234567890', 'Tencent Cloud CDN'],
  ['x-served-by', 'backend-7', undefined],
  ['via', '1.1 varnish', undefined],
  ['via', '1.1 google', undefined],
  ['server', 'nginx (was cloudflare)', undefined],
  ['x-cache', 'HIT', undefined],
]

test.each(headers)('an answer with %s: %s comes from %s', (name, value, network) => {
  expect(contentNetworkOfAnswer({ headers: [{ name, value }] })?.name).toBe(network)
})
