/**
 * What every script in the browser's own world can use: all documents that the browser shows, tabs, popup and sidebar with
 * the frames inside them, as browsing contexts; scripts run inside one; and where one lies in its window. Text, because it
 * runs in Firefox.
 */
export const IN_CHROME = `
const windows = () => [...Services.wm.getEnumerator('navigator:browser')];
const browsersIn = (document) => [...document.querySelectorAll('browser')].flatMap((one) => {
  const inner = one.contentDocument;
  return inner && inner.documentURI.startsWith('chrome:') ? [one, ...browsersIn(inner)] : [one];
});
const contexts = () => windows().flatMap((window) => browsersIn(window.document).flatMap((one) => one.browsingContext?.getAllBrowsingContextsInSubtree() ?? []));
const addressOf = (context) => context.currentWindowGlobal?.documentURI?.spec ?? '';
const contextOf = (id) => {
  const context = BrowsingContext.get(id);
  if (!context?.currentWindowGlobal) throw new Error('That document is gone.');
  return context;
};
const inside = (context, script, ...args) => context.currentWindowGlobal.getActor('MarionetteCommands').executeScript(
  'return (async () => { ' + script + ' })()', args,
  { timeout: 30000, sandboxName: 'system', newSandbox: false, file: '', line: 0, async: false });
const FRAME = \`
  const search = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'iframe' && element.browsingContext?.id === arguments[0]) return element;
      const shadow = element.openOrClosedShadowRoot;
      const found = shadow && search(shadow);
      if (found) return found;
    }
    return null;
  };
  const frame = search(document);
  if (!frame) return null;
  const { left, top } = frame.getBoundingClientRect();
  return [left, top];
\`;
/** The window that shows a context, and where its top left corner lies there, in pixels of the window. */
const placeOf = async (context) => {
  let [x, y] = [0, 0];
  let at = context;
  for (; at.parent; at = at.parent) {
    const corner = await inside(at.parent, FRAME.replace('arguments[0]', String(at.id)));
    if (corner === null) throw new Error('The frame is not in its page.');
    x += corner[0];
    y += corner[1];
  }
  let element = at.embedderElement;
  let window = element.ownerDocument.defaultView;
  for (;;) {
    const { left, top } = element.getBoundingClientRect();
    x += left;
    y += top;
    const outer = window.browsingContext.embedderElement;
    if (!outer) return { window, x, y };
    element = outer;
    window = outer.ownerDocument.defaultView;
  }
};
/** The popup has a window system's window of its own, which the mouse on the browser's window never meets. */
const isInPopup = (context) => context.top.embedderElement.closest('panel') !== null;
const mouse = (window, type, x, y) => window.synthesizeMouseEvent(type, x, y,
  { identifier: window.windowUtils.DEFAULT_MOUSE_POINTER_ID, button: 0, clickCount: type === 'mousemove' ? 0 : 1, inputSource: window.MouseEvent.MOZ_SOURCE_MOUSE },
  { isDOMEventSynthesized: false, isWidgetEventSynthesized: false, isAsyncEnabled: true });
`
