// The functions that every proxy script may use (Netscape, "Navigator Proxy Auto-Config File Format", 1996, and Microsoft's Ex forms for IPv6), written in
// the script's own language: they run inside the sandbox and reach nothing outside. What is known of this machine and of the target comes as `known`.

/** What the functions may know. Nothing is looked up for a script: a name other than the target's is noted and counts as not found. */
export interface KnownToScript {
  /** Addresses of this machine, the one towards the outside first. */
  readonly ownAddresses: readonly string[]
  /** Addresses by name: the target's. */
  readonly addresses: Readonly<Record<string, readonly string[]>>
}

const source = `'use strict';(function (known) {
  const askedNames = new Set()
  const isIpv4 = (text) => /^\\d{1,3}(?:\\.\\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) < 256)
  const isAddress = (text) => isIpv4(text) || text.includes(':')
  const addressesOf = (name) => {
    const host = String(name).toLowerCase()
    if (isAddress(host)) return [host]
    if (Object.hasOwn(known.addresses, host)) return known.addresses[host]
    if (askedNames.size < 8) askedNames.add(host.slice(0, 253))
    return []
  }
  const firstIpv4 = (addresses) => addresses.find(isIpv4)
  const numberOf = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  const escapeForPattern = (text) => text.replace(/[.+^$(){}|[\\]\\\\]/g, '\\\\$&')
  const bitsOf = (address) => {
    if (isIpv4(address)) return numberOf(address).toString(2).padStart(32, '0')
    const [head, tail] = address.split('::')
    const groups = (text) => (text ? text.split(':').flatMap((group) => (isIpv4(group) ? group.split('.').reduce((words, part, index) => (index % 2 ? [...words.slice(0, -1), words.at(-1) * 256 + Number(part)] : [...words, Number(part)]), []) : [parseInt(group, 16) || 0])) : [])
    const start = groups(head)
    const end = tail === undefined ? [] : groups(tail)
    const middle = Array(Math.max(0, 8 - start.length - end.length)).fill(0)
    return [...start, ...(tail === undefined ? [] : middle), ...end].map((group) => group.toString(2).padStart(16, '0')).join('')
  }
  const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
  const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
  const clock = (isGmt) => {
    const now = new Date()
    const read = (name) => (isGmt ? now['getUTC' + name]() : now['get' + name]())
    return { year: read('FullYear'), month: read('Month'), date: read('Date'), day: read('Day'), second: (read('Hours') * 60 + read('Minutes')) * 60 + read('Seconds') }
  }
  const withoutGmt = (values) => (String(values.at(-1)).toUpperCase() === 'GMT' ? { values: values.slice(0, -1), isGmt: true } : { values, isGmt: false })
  const isBetween = (value, from, to) => (from <= to ? value >= from && value <= to : value >= from || value <= to)
  const functions = {
    isPlainHostName: (host) => !String(host).includes('.') && !String(host).includes(':'),
    dnsDomainIs: (host, domain) => String(host).toLowerCase().endsWith(String(domain).toLowerCase()),
    localHostOrDomainIs: (host, full) => {
      const name = String(host).toLowerCase()
      const wanted = String(full).toLowerCase()
      return name === wanted || (!name.includes('.') && wanted.split('.')[0] === name)
    },
    isResolvable: (host) => firstIpv4(addressesOf(host)) !== undefined,
    isResolvableEx: (host) => addressesOf(host).length > 0,
    dnsResolve: (host) => firstIpv4(addressesOf(host)) ?? null,
    dnsResolveEx: (host) => addressesOf(host).join(';'),
    convert_addr: (address) => (isIpv4(String(address)) ? numberOf(String(address)) : 0),
    isInNet: (host, pattern, mask) => {
      const address = firstIpv4(addressesOf(host))
      if (address === undefined || !isIpv4(String(pattern)) || !isIpv4(String(mask))) return false
      const bits = numberOf(String(mask))
      return (numberOf(address) & bits) === (numberOf(String(pattern)) & bits)
    },
    isInNetEx: (host, prefix) => {
      const [network = '', length = ''] = String(prefix).split('/')
      if (!isAddress(network) || !/^\\d{1,3}$/.test(length)) return false
      const wanted = bitsOf(network).slice(0, Number(length))
      return addressesOf(host).some((address) => isIpv4(address) === isIpv4(network) && bitsOf(address).startsWith(wanted))
    },
    myIpAddress: () => firstIpv4(known.ownAddresses) ?? '127.0.0.1',
    myIpAddressEx: () => known.ownAddresses.join(';'),
    sortIpAddressList: (list) => String(list).split(';').sort().join(';'),
    getClientVersion: () => '1.0',
    dnsDomainLevels: (host) => String(host).split('.').length - 1,
    shExpMatch: (text, expression) => new RegExp('^' + escapeForPattern(String(expression)).replaceAll('*', '.*').replaceAll('?', '.') + '$').test(String(text)),
    weekdayRange: (...given) => {
      const { values, isGmt } = withoutGmt(given)
      const [from, to = from] = values.map((value) => days.indexOf(String(value).toUpperCase()))
      return from >= 0 && to >= 0 && isBetween(clock(isGmt).day, from, to)
    },
    dateRange: (...given) => {
      const { values, isGmt } = withoutGmt(given)
      const now = clock(isGmt)
      const read = (value) => {
        const month = months.indexOf(String(value).toUpperCase())
        if (month >= 0) return { kind: 'month', value: month }
        return Number(value) > 31 ? { kind: 'year', value: Number(value) } : { kind: 'date', value: Number(value) }
      }
      const parts = values.map(read)
      if (parts.length === 1) return now[parts[0].kind] === parts[0].value
      const half = parts.length / 2
      if (!Number.isInteger(half)) return false
      const order = ['year', 'month', 'date']
      const key = (of) => order.filter((kind) => parts.slice(0, half).some((part) => part.kind === kind)).reduce((sum, kind) => sum * 10000 + of(kind), 0)
      const valueIn = (list) => (kind) => list.find((part) => part.kind === kind)?.value ?? now[kind]
      return isBetween(key((kind) => now[kind]), key(valueIn(parts.slice(0, half))), key(valueIn(parts.slice(half))))
    },
    timeRange: (...given) => {
      const { values, isGmt } = withoutGmt(given)
      const numbers = values.map(Number)
      const second = clock(isGmt).second
      if (numbers.length === 1) return Math.floor(second / 3600) === numbers[0]
      const half = numbers.length / 2
      if (!Number.isInteger(half)) return false
      const key = (list) => list.reduce((sum, value) => sum * 60 + value, 0) * 60 ** (3 - half)
      const to = key(numbers.slice(half))
      return isBetween(second, key(numbers.slice(0, half)), half === 1 ? to - 1 : to)
    },
    alert: () => undefined,
  }
  for (const [name, value] of Object.entries(functions)) globalThis[name] = value
  return () => JSON.stringify([...askedNames])
})`

/** Gives the script that defines the functions and whose value tells the names that were asked for; to be run before the person's. */
export function pacFunctions(known: KnownToScript): string {
  return `${source}(${JSON.stringify(known)})`
}
