/**
 * The forms in which WhatsApp is opened with a text ready to send: any browser, WhatsApp Web, the app, and an Android
 * intent. Without a number the visitor picks a chat. `number` in any writing; only its digits count.
 */
export function whatsappLinks(number: string | null, text: string) {
	const digits = (number ?? "").replace(/\D/g, "");
	const encoded = encodeURIComponent(text);
	const query = `${digits === "" ? "" : `phone=${digits}&`}text=${encoded}`;
	return {
		waUrl: `https://wa.me/${digits}?text=${encoded}`,
		waWebUrl: `https://web.whatsapp.com/send?${query}`,
		waAppUrl: `whatsapp://send?${query}`,
		waIntentUrl: `intent://send?${query}#Intent;scheme=whatsapp;package=com.whatsapp;end`,
	};
}
