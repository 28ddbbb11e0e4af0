// Cuts off a reader that hangs: a file on a server that is gone, a device, a command that waits for somebody. What it says later counts no more.

/** Waits this long at most; `undefined` when nothing came, or nothing but an error. Negative or absent times wait no longer than a turn. */
export function within<Value>(limitMs: number, reading: Promise<Value>): Promise<Value | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(undefined)
    }, limitMs)
    const settle = (value: Value | undefined): void => {
      clearTimeout(timer)
      resolve(value)
    }
    reading.then(settle, () => {
      settle(undefined)
    })
  })
}
