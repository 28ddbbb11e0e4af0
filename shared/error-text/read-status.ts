// Finds the HTTP status that an error text complains about. A number of three digits alone is none: the words of a program stand beside it.

/** The ways in which programs write a status, most exact first; the first number that is not the expected one counts. */
const writings: readonly RegExp[] = [
  /unexpected (?:server |http )?response(?: status)?(?: code)?[ :=]{1,3}(\d{3})\b/gi, // Chrome, ws, java.net.http
  /expected http 101 response but was '(\d{3})/gi, // OkHttp
  /status code (?:101 but got |of |: ?|= ?)?'?(\d{3})\b/gi, // .NET, axios, Go
  /handshake status (\d{3})\b/gi, // websocket-client
  /response code(?: from server)?:? (\d{3})\b/gi, // SocketRocket, Java
  /connect tunnel failed, response (\d{3})\b/gi, // curl
  /received http code (\d{3}) from proxy/gi, // curl before 7.85
  /tunnel (?:connection )?failed: (\d{3})\b/gi, // Python
  /proxy returns "http\/1\.[01] (\d{3})/gi, // Java
  /\bhttp(?: error)?:? (\d{3})\b/gi, // Chrome's page, urllib, websockets
  /\bhttp\/[0-3](?:\.\d)? (\d{3})\b/gi, // a status line
  /\bsuccess: (\d{3})\b/gi, // .NET
  /returned (?:an )?error:? (\d{3})\b/gi, // curl -f, git
  /\b(\d{3}) (?:client|server) error\b/gi, // requests
  /\bwsserverhandshakeerror: (\d{3})\b/gi, // aiohttp
  /\berror (?:code:? )?(4\d\d|5\d\d)\b/gi, // wget, Cloudflare
  /\b(4\d\d|5\d\d) (?:not found|forbidden|unauthorized|bad gateway|bad request|service (?:temporarily )?unavailable|gateway time-?out|internal server error|method not allowed|upgrade required|too many requests|proxy authentication required)/gi,
]

/** Gives the status, 100 to 599. Below 400 one counts only for a WebSocket, where everything but 101 is a refusal. */
export function readStatus(text: string, isWebsocket: boolean): number | undefined {
  const numbers = writings.flatMap((writing) => Array.from(text.matchAll(writing), ([, number]) => Number(number)))
  const complaints = numbers.filter((status) => status < 600 && status >= (isWebsocket ? 100 : 400))
  // Java says "file not found" for 404 and 410 (sun.net.www.protocol.http.HttpURLConnection).
  if (complaints.length === 0 && /\bFileNotFoundException: https?:/.test(text)) return 404
  return complaints.find((status) => status !== 101) ?? (/response:? 101\b/i.test(text) ? 101 : undefined)
}
