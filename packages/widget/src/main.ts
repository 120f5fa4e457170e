import { CentralitaChat } from "./element.tsx";
import { readSettings } from "./settings.ts";

const name = "centralita-chat";
const script = document.currentScript;

if (script instanceof HTMLScriptElement && !customElements.get(name)) {
	customElements.define(name, CentralitaChat);
	const element = document.createElement(name) as CentralitaChat;
	element.configure(readSettings({ src: script.src, nonce: script.nonce ?? "", dataset: script.dataset }));
	const add = () => document.body.append(element);
	if (document.body) add();
	else document.addEventListener("DOMContentLoaded", add, { once: true });
}
