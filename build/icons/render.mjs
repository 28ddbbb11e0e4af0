// Draws the icon set from ponte.svg with an installed Chromium: PNG for Linux, ICO for Windows, ICNS for macOS. Run by hand after a change of the
// drawing (`node build/icons/render.mjs`); what it writes is in the repository, so that packing needs no browser.
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumArguments, findChromium } from '../find-chromium.mjs'

const folder = new URL('./', import.meta.url)
const sizes = [16, 32, 48, 64, 128, 256, 512, 1024]

/** The entries of Apple's icon file by size in pixels (the types with PNG inside, since macOS 10.7). */
const icnsTypes = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
])

const images = await drawAll()
for (const [size, png] of images) if (size !== 1024) writeFileSync(new URL(`${size}x${size}.png`, folder), png)
writeFileSync(new URL('ponte.ico', folder), packIco([16, 32, 48, 64, 128, 256]))
writeFileSync(new URL('ponte.icns', folder), packIcns())

/** @returns {Promise<Map<number, Buffer>>} */
async function drawAll() {
  const executablePath = findChromium()
  const browser = await chromium.launch({ args: [...chromiumArguments()], ...(executablePath ? { executablePath } : {}) })
  const source = `data:image/svg+xml;base64,${readFileSync(new URL('ponte.svg', folder)).toString('base64')}`
  const drawn = new Map()
  for (const size of sizes) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(`<style>*{margin:0}</style><img src="${source}" width="${size}" height="${size}">`)
    drawn.set(size, await page.screenshot({ omitBackground: true }))
    await page.close()
  }
  await browser.close()
  return drawn
}

/** @param {number} size */
function image(size) {
  const png = images.get(size)
  if (png === undefined) throw new Error(`size ${size} was not drawn`)
  return png
}

/** Windows' icon file: a directory of 16 bytes per image, then the images as PNG (allowed since Vista). @param {readonly number[]} wanted */
function packIco(wanted) {
  const header = Buffer.alloc(6 + 16 * wanted.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(wanted.length, 4)
  let offset = header.length
  for (const [index, size] of wanted.entries()) {
    const at = 6 + 16 * index
    // 256 is written as 0.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(image(size).length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += image(size).length
  }
  return Buffer.concat([header, ...wanted.map(image)])
}

/** Apple's icon file: entries of four letters, a length and a PNG. */
function packIcns() {
  const entries = icnsTypes.map(([type, size]) => icnsEntry(type, image(size)))
  return icnsEntry('icns', Buffer.concat(entries))
}

/** @param {string} type @param {Buffer} content */
function icnsEntry(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(8 + content.length, 4)
  return Buffer.concat([head, content])
}
