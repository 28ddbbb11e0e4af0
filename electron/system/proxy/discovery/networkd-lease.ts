// What DHCP named as the address of a script, in a lease of systemd-networkd (systemd 245 and later keep the options 224 to 254 as hexadecimal digits). Pure.
import { readScriptAddress } from './script-address.ts'

/** Reads the line `OPTION_252=…`. */
export function parseNetworkdLease(text: string): string | undefined {
  const [, digits] = /^OPTION_252=((?:[0-9a-f]{2}){1,1000})$/im.exec(text) ?? []
  return digits === undefined ? undefined : readScriptAddress(Buffer.from(digits, 'hex').toString('latin1'))
}
