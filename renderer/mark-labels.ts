// Marks the labels that stand in place of private things, wherever they are in a part of the page, without touching its elements (CSS Custom Highlight
// API; Chromium 105, Firefox 140, Safari 17.2). Browsers without it show the labels unmarked: they can be read all the same.
import type { Attachment } from 'svelte/attachments'

/** The name by which the style sheet knows what is marked: `::highlight(label)`. */
const highlightName = 'label'

/** More than this is not marked: a page of labels says so by itself. */
const mostMarks = 2000

/** Marks these labels, and again whatever comes later into the element. */
export function markLabels(labels: readonly string[]): Attachment<HTMLElement> {
  return (element) => {
    const pattern = patternOf(labels)
    if (typeof Highlight === 'undefined' || !pattern) return
    const mark = (): void => void CSS.highlights.set(highlightName, new Highlight(...rangesOf(element, pattern)))
    const observer = new MutationObserver(mark)
    observer.observe(element, { childList: true, characterData: true, subtree: true })
    mark()
    return () => {
      observer.disconnect()
      CSS.highlights.delete(highlightName)
    }
  }
}

/** Longer labels first, so that `name-12` is not marked as `name-1`. */
function patternOf(labels: readonly string[]): RegExp | undefined {
  const escaped = labels.toSorted((one, other) => other.length - one.length).map((label) => label.replaceAll(/[^\w-]/g, String.raw`\$&`))
  return escaped.length > 0 ? new RegExp(escaped.join('|'), 'g') : undefined
}

function rangesOf(element: HTMLElement, pattern: RegExp): readonly Range[] {
  const ranges: Range[] = []
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() && ranges.length < mostMarks) {
    const { currentNode } = texts
    for (const { index, 0: found } of (currentNode.nodeValue ?? '').matchAll(pattern)) {
      const range = document.createRange()
      range.setStart(currentNode, index)
      range.setEnd(currentNode, index + found.length)
      ranges.push(range)
    }
  }
  return ranges
}
