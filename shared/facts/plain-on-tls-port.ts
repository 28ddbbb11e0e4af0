// Recognises the answer by which web servers say in words that a plain request reached their TLS port.
import type { HttpHead } from './outcome.ts'

/** The sentences of nginx, Go's net/http and Apache httpd (evidence 3.7). */
const sentences = /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled/i

/** Tells whether an HTTP answer says that the port wants TLS. */
export function saysPlainOnTlsPort(http: HttpHead | undefined): boolean {
  return http?.status === 400 && sentences.test(http.bodyStart)
}
