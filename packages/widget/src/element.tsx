/** @jsxImportSource preact */
import { render } from "preact";
import { createApi } from "./chat/api.ts";
import { Chat } from "./chat/chat.ts";
import { openStorage } from "./chat/storage.ts";
import type { Settings } from "./settings.ts";
import styles from "./styles.css";
import { defaultColor, parseColor, themeSheet } from "./theme.ts";
import { ChatContext } from "./ui/use-chat.ts";
import { Widget } from "./ui/widget.tsx";

/** A bearer that another device's link carries. It leaves the address at once: it opens the chat. */
function takeFragment(): string | null {
	const [, found] = /(?:^#|&)centralita=([\w-]{43})(?:&|$)/.exec(location.hash) ?? [];
	if (found === undefined) return null;
	history.replaceState(history.state, "", location.pathname + location.search);
	return found;
}

function applyStyles(root: ShadowRoot, nonce: string, sheets: readonly string[]): void {
	try {
		root.adoptedStyleSheets = sheets.map((text) => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(text);
			return sheet;
		});
	} catch {
		const element = document.createElement("style");
		element.nonce = nonce;
		element.textContent = sheets.join("\n");
		root.prepend(element);
	}
}

/** The color of the script's attribute, or of the page's style sheet, however it is written. */
function colorOf(host: HTMLElement, given: string | null): string {
	const wanted = given ?? getComputedStyle(host).getPropertyValue("--centralita-color").trim();
	if (parseColor(wanted)) return wanted;
	if (wanted === "" || !CSS.supports("color", wanted)) return defaultColor;
	host.style.color = wanted;
	const computed = getComputedStyle(host).color;
	host.style.color = "";
	return computed;
}

/** The element that a page's script line adds to it. */
export class CentralitaChat extends HTMLElement {
	readonly #root = this.attachShadow({ mode: "closed" });
	#settings: Settings | null = null;
	#chat: Chat | null = null;
	#stop: () => void = () => {};

	/** Before it is added to the page. */
	configure(settings: Settings): void {
		this.#settings = settings;
	}
	open(): void {
		this.#chat?.open();
	}
	close(): void {
		this.#chat?.close();
	}

	connectedCallback(): void {
		const settings = this.#settings;
		if (!settings || this.#chat) return;
		const color = parseColor(colorOf(this, settings.color)) ?? parseColor(defaultColor);
		applyStyles(this.#root, settings.nonce, [styles, color ? themeSheet(color) : ""]);
		const storage = openStorage(settings.server);
		const locale = settings.locale ?? (document.documentElement.lang || navigator.language);
		const chat = new Chat(settings, { api: createApi(settings.server), storage, locale });
		this.#chat = chat;

		const place = document.createElement("div");
		this.#root.append(place);
		const dark = matchMedia("(prefers-color-scheme: dark)");
		const draw = () => {
			const scheme = settings.theme === "auto" ? (dark.matches ? "dark" : "light") : settings.theme;
			render(
				<ChatContext.Provider value={chat}>
					<Widget scheme={scheme} />
				</ChatContext.Provider>,
				place,
			);
		};
		draw();
		const left = new AbortController();
		const { signal } = left;
		dark.addEventListener("change", draw, { signal });
		addEventListener("online", () => chat.hurry(), { signal });
		document.addEventListener("visibilitychange", () => document.hidden || chat.hurry(), { signal });
		addEventListener(
			"hashchange",
			() => {
				const found = takeFragment();
				if (found) chat.restore(found);
			},
			{ signal },
		);
		const stopStorage = storage.onBearer((bearer) => chat.adopt(bearer));
		this.#stop = () => {
			left.abort();
			stopStorage();
			chat.dispose();
			render(null, place);
			place.remove();
			this.#chat = null;
		};
		chat.restore(takeFragment());
	}

	disconnectedCallback(): void {
		this.#stop();
	}
}
