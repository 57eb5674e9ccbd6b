import { setTimeout as wait } from 'node:timers/promises'
import type { Firefox } from './firefox.ts'
import { IN_CHROME } from './in-chrome.ts'

const PATIENCE = 15_000
const AGAIN_AFTER = 50
/** So many looks in a row must find it in one place before it is pressed: a script that is just being read makes a card grow. */
const STANDS = 4

/** A document that the browser shows: a page, the dock in it, the popup, the sidebar. Everything waits until it is there. */
export type View = {
  id: number
  /** The tab that it lies in. */
  browserId: number
  /** Runs a script in the document with the browser's rights; `return` gives the answer. */
  run<Answer>(script: string, ...args: unknown[]): Promise<Answer>
  /** Waits until an element of that role is seen whose name begins so; its text. */
  wait(role: string, name: string): Promise<string>
  /** Waits until no such element is seen any more. */
  waitGone(role: string, name: string): Promise<void>
  has(role: string, name: string): Promise<boolean>
  /** Waits for the element and presses it with the mouse, as a person does. */
  click(role: string, name: string): Promise<void>
  /** Writes into the field of that label, as if it had been typed. */
  fill(label: string, text: string): Promise<void>
  /** Chooses from the list of that label, by the words of one of its options. */
  select(label: string, option: string): Promise<void>
  /** Waits until it can be pressed. */
  waitReady(role: string, name: string): Promise<void>
  waitChecked(role: 'switch' | 'radio' | 'checkbox', name: string): Promise<void>
  /** Waits until the document's text holds this. */
  waitText(text: string): Promise<void>
  text(): Promise<string>
  /** Waits until the document is whole. */
  waitReadyDocument(): Promise<void>
  /** False once the document is gone. */
  isThere(): Promise<boolean>
}

/** Finds elements by role and beginning of the accessible name, among those that are seen. */
const FINDER = `
const ROLES = { button: 'button,[role=button]', heading: 'h1,h2,h3,[role=heading]', link: 'a[href]', status: 'output,[role=status]', alert: '[role=alert]',
  checkbox: 'input[type=checkbox]:not([role]),[role=checkbox]', switch: '[role=switch]', textbox: 'input:not([type=checkbox]):not([type=radio]),textarea',
  radio: 'input[type=radio],[role=radio]', region: 'section,[role=region]', list: 'ul,ol,[role=list]', combobox: 'select', group: 'fieldset,[role=group]', searchbox: 'input[type=search]', menuitem: '[role=menuitem]', listitem: 'li' };
const nameOf = (e) => (e.getAttribute('aria-label') || (e.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ').trim()
  || (e.labels?.length ? [...e.labels].map((l) => l.textContent).join(' ') : '') || e.textContent || '').replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim();
const isSeen = (e) => { const { width, height } = e.getBoundingClientRect(); return width > 0 && height > 0 && e.checkVisibility({ visibilityProperty: true }); };
const find = (role, name) => [...document.querySelectorAll(ROLES[role])].find((e) => isSeen(e) && (nameOf(e).startsWith(name) || (role === 'status' && nameOf(e).includes(name)))) ?? null;
`

/** The document of that address (its beginning), wherever the browser shows it. `tab` narrows to one tab. */
export async function findView(firefox: Firefox, address: string, tab?: { browserId: number }): Promise<View> {
  const id = await until(
    () =>
      firefox.chrome<[number, number] | null>(
        `${IN_CHROME}
        const found = contexts().find((one) => addressOf(one).startsWith(arguments[0]) && (arguments[1] === null || one.top.browserId === arguments[1]));
        return found ? [found.id, found.top.browserId] : null;`,
        address,
        tab?.browserId ?? null,
      ),
    (found) => found !== null,
    `There is no ${address}.`,
  )
  return viewOf(firefox, id as [number, number])
}

/** Every document of that address in a tab, at this moment. */
export async function viewsAt(firefox: Firefox, address: string, tab: { browserId: number }): Promise<View[]> {
  const found = await firefox.chrome<[number, number][]>(
    `${IN_CHROME}
    return contexts().filter((one) => addressOf(one).startsWith(arguments[0]) && one.top.browserId === arguments[1])
      .map((one) => [one.id, one.top.browserId]);`,
    address,
    tab.browserId,
  )
  return found.map((one) => viewOf(firefox, one))
}

function viewOf(firefox: Firefox, [id, browserId]: [number, number]): View {
  const run = <Answer>(script: string, ...args: unknown[]) =>
    firefox.chrome<Answer>(
      `${IN_CHROME} return inside(contextOf(arguments[0]), arguments[1], ...arguments[2]);`,
      id,
      script,
      args,
    )
  const has = (role: string, name: string) =>
    run<boolean>(`${FINDER} return find(arguments[0], arguments[1]) !== null;`, role, name)
  const text = () => run<string>('return document.body?.innerText ?? "";')
  const describe = async () => `The document says: ${(await text().catch(() => '(gone)')).slice(0, 600)}`

  return {
    id,
    browserId,
    run,
    has,
    text,
    async waitReadyDocument() {
      const isWhole = () => run<boolean>("return document.readyState === 'complete';")
      await until(isWhole, (is) => is, 'The document did not become whole.', describe)
    },
    isThere: () =>
      firefox.chrome<boolean>('return Boolean(BrowsingContext.get(arguments[0])?.currentWindowGlobal);', id),
    async wait(role, name) {
      const found = () =>
        run<string | null>(`${FINDER} const e = find(arguments[0], arguments[1]); return e && nameOf(e);`, role, name)
      const there = await until(found, (answer) => answer !== null, `No ${role} “${name}” came.`, describe)
      return there ?? ''
    },
    async waitGone(role, name) {
      await until(
        () => has(role, name),
        (there) => !there,
        `The ${role} “${name}” stayed.`,
        describe,
      )
    },
    async click(role, name) {
      let before = ''
      let stood = 0
      const spot = await until(
        async () => {
          const inside = await run<[number, number] | null>(
            `${FINDER}
            const e = find(arguments[0], arguments[1]);
            if (e === null || e.disabled || e.ariaDisabled === 'true') return null;
            e.scrollIntoView({ block: 'nearest' });
            const { left, top, width, height } = e.getBoundingClientRect();
            return [left + width / 2, top + height / 2];`,
            role,
            name,
          )
          return inside && inWindow(firefox, id, inside)
        },
        // What is still on its way would be missed: a frame that grows, a list that fills.
        (there) => {
          stood = there !== null && String(there) === before ? stood + 1 : 0
          before = String(there)
          return stood >= STANDS
        },
        `No ${role} “${name}” came to be pressed.`,
        describe,
      )
      if (spot !== null) await pressAt(firefox, id, spot)
    },
    async fill(label, value) {
      await until(
        () =>
          run<boolean>(
            `${FINDER}
            const e = find('textbox', arguments[0]);
            if (e === null) return false;
            e.focus();
            e.setUserInput(arguments[1]);
            return true;`,
            label,
            value,
          ),
        (done) => done,
        `No field “${label}” came.`,
        describe,
      )
    },
    async select(label, option) {
      await until(
        () =>
          run<boolean>(
            `${FINDER}
            const e = find('combobox', arguments[0]);
            const chosen = [...(e?.options ?? [])].find(({ label }) => label === arguments[1]);
            if (chosen === undefined) return false;
            e.value = chosen.value;
            e.dispatchEvent(new window.Event('change', { bubbles: true }));
            return true;`,
            label,
            option,
          ),
        (done) => done,
        `No “${option}” in “${label}” came.`,
        describe,
      )
    },
    async waitReady(role, name) {
      const ready = () =>
        run<boolean>(
          `${FINDER} const e = find(arguments[0], arguments[1]); return e !== null && !e.disabled && e.ariaDisabled !== 'true';`,
          role,
          name,
        )
      await until(ready, (is) => is, `The ${role} “${name}” did not become ready.`, describe)
    },
    async waitChecked(role, name) {
      const checked = () =>
        run<boolean>(
          `${FINDER} const e = find(arguments[0], arguments[1]); return e !== null && (e.checked === true || e.ariaChecked === 'true');`,
          role,
          name,
        )
      await until(checked, (is) => is, `The ${role} “${name}” was not turned on.`, describe)
    },
    async waitText(wanted) {
      await until(text, (all) => all.includes(wanted), `The text “${wanted}” never came.`, describe)
    },
  }
}

/** A point of a document in the browser's window; in a popup it stays the document's own. */
async function inWindow(firefox: Firefox, id: number, [x, y]: [number, number]): Promise<[number, number]> {
  return firefox.chrome(
    `${IN_CHROME}
    const context = contextOf(arguments[0]);
    if (isInPopup(context)) return [arguments[1], arguments[2]];
    const place = await placeOf(context);
    return [place.x + arguments[1], place.y + arguments[2]];`,
    id,
    x,
    y,
  )
}

const IN_POPUP = `for (const type of ['mousemove', 'mousedown', 'mouseup']) {
  window.synthesizeMouseEvent(type, arguments[0], arguments[1], { button: 0, clickCount: type === 'mousemove' ? 0 : 1 }, { isDOMEventSynthesized: false });
}`

/** Presses the mouse at a point of the window, as far as the browser can tell by a person. */
async function pressAt(firefox: Firefox, id: number, point: [number, number]): Promise<void> {
  await firefox.chrome(
    `${IN_CHROME}
    const [id, script, ...point] = arguments;
    const context = contextOf(id);
    if (isInPopup(context)) return inside(context, script, ...point);
    const { ownerDocument } = context.top.embedderElement;
    const window = ownerDocument.defaultView.browsingContext.topChromeWindow;
    for (const type of ['mousemove', 'mousedown', 'mouseup']) mouse(window, type, ...point);`,
    id,
    IN_POPUP,
    ...point,
  )
}

/** Presses a key where the focus is, with the text-input machinery that a keyboard uses. */
export async function pressKey(firefox: Firefox, key: string, code: string): Promise<void> {
  await firefox.chrome(
    `const [key, code] = arguments;
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    const keyboard = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!keyboard.beginInputTransactionForTests(window)) throw new Error('Nobody may type now.');
    const event = new window.KeyboardEvent('', { key, code });
    keyboard.keydown(event, 0);
    keyboard.keyup(event, 0);`,
    key,
    code,
  )
}

async function until<Answer>(
  ask: () => Promise<Answer>,
  enough: (answer: Answer) => boolean,
  otherwise: string,
  describe: () => Promise<string> = async () => '',
): Promise<Answer> {
  const end = Date.now() + PATIENCE
  for (;;) {
    // A document that is just being replaced answers with an error; the next one is asked.
    const answer = await ask().catch((error: Error) => error)
    if (!(answer instanceof Error) && enough(answer)) return answer
    if (Date.now() > end)
      throw new Error(`${otherwise} ${answer instanceof Error ? answer.message : ''} ${await describe()}`)
    await wait(AGAIN_AFTER)
  }
}
