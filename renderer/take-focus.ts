// Moves the keyboard's place to what has just come on screen, so that nobody is left on an element that is gone.

/** An attachment: focuses its element when that is put on the page. */
export function takeFocus(element: HTMLElement): void {
  element.focus()
}
