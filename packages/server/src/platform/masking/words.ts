/** What the words before a number say that it is. */

/** At most so many are between the word that says it and the number. */
const maximumLinks = 5;
const longestPhrase = 3;

const setOf = (...lists: string[]) => new Set(lists.flatMap((list) => list.split("|")));

const links =
	"de|del|la|el|mi|my|his|her|tu|su|es|is|era|seria|no|nº|n|nro|nr|num|numero|numeros|number|numbers|nacional|personal|identidad|identity|ciudadania|extranjeria|identificacion|id|fiscal|tax|titular|empresa|cliente|argentino|espanol|compra|trabajo|servicio|serie|soporte|en|con|for|of|the";
const people =
	"ella|ellas|ellos|mio|mia|tuyo|tuya|suyo|suya|nuestro|nuestra|madre|mama|vieja|padre|papa|viejo|mujer|senora|esposa|marido|esposo|novia|novio|pareja|hija|hijo|hermana|hermano|abuela|abuelo|tia|tio|jefa|jefe|socia|vecina|vecino|mother|mum|mom|father|dad|wife|husband|partner|daughter|son|sister|brother";

const thingLinks = setOf(links);
const nameLinks = setOf(links, "a|al", people);
const telephoneLinks = setOf(
	links,
	people,
	"a|al|at|on|por|favor|porfa|fijo|celular|cel|whatsapp|whatsap|wsp|wpp|movil|phone|contacto|contact|casa|laboral|alternativo|nuevo|new|old|work|home|me|us|nos|back|please|tambien|actual|aca|ahora",
);

const anyLinks = new Set([...thingLinks, ...nameLinks, ...telephoneLinks]);

/**
 * The last words of a text, last first, in lower case and without accents. Ends where more than three other characters stand
 * between two of them, and at a placeholder, whose name is not the text's. "D.N.I." is three.
 */
export function lastWords(text: string): string[] {
	const plain = /[^\x20-\x7e]/.test(text) ? text.normalize("NFD").replace(/\p{M}/gu, "") : text;
	const lower = plain.slice(plain.lastIndexOf("]") + 1).toLowerCase();
	const words: string[] = [];
	let end = lower.length;
	for (let left = maximumLinks + longestPhrase; left > 0; left--) {
		const farthest = Math.max(0, end - (words.length === 0 ? 4 : 3));
		while (end > farthest && !isWordCharacter(lower, end - 1)) end--;
		let start = end;
		while (start > 0 && isWordCharacter(lower, start - 1)) start--;
		if (start === end) break;
		const word = lower.slice(start, end);
		words.push(word);
		// Before a word that links nothing, only the rest of a name counts.
		if (!anyLinks.has(word)) left = Math.min(left, longestPhrase);
		end = start;
	}
	return words;
}

function isWordCharacter(lower: string, index: number): boolean {
	const code = lower.charCodeAt(index);
	if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
	return /[\p{L}\p{N}]/u.test(lower.charAt(index));
}

type Words = { readonly words: readonly string[] };

/** Tells whether one of the names stands before the number, with only link words between. */
const said = (names: ReadonlySet<string>, between: ReadonlySet<string>, stems?: RegExp) => {
	const isName = (words: readonly string[], index: number) => {
		let phrase = words[index] ?? "";
		if (names.has(phrase) || stems?.test(phrase)) return true;
		for (let length = 1; length < longestPhrase && index + length < words.length; length++) {
			phrase = `${words[index + length]} ${phrase}`;
			if (names.has(phrase)) return true;
		}
		return false;
	};
	return ({ words }: Words): boolean => {
		for (let index = 0; index < words.length && index <= maximumLinks; index++) {
			if (isName(words, index)) return true;
			if (!between.has(words[index] ?? "")) return false;
		}
		return false;
	};
};

/** Names in lower case, without accents or points, `|` between them; one of up to three words. */
export const named = (names: string) => said(setOf(names), nameLinks);

const things =
	"pedido|pedidos|orden|ordenes|order|orders|compra|purchase|remito|remitos|ticket|tickets|caso|casos|case|cases|serie|series|serial|seriales|s n|sn|imei|iccid|eid|modelo|modelos|model|parte|partes|part|parts|p n|pn|pieza|sku|codigo|codigos|code|codes|cod|ref|referencia|referencias|reference|references|seguimiento|tracking|guia|guias|envio|envios|shipment|lote|lotes|lot|batch|articulo|articulos|producto|productos|product|products|error|errore|errores|errors|stop|kb|build|compilacion|version|firmware|driver|expediente|expedientes|operacion|transaccion|transaction|comprobante|comprobantes|reclamo|reclamos|licencia|licencias|license|licence|poliza|contrato|contratos|contract|medidor|meter|activo|asset|inventario|puerto|puertos|port|ports|radicado|folio|turno|turnos|ean|upc|isbn|gtin|barras|barcode|presupuesto|cotizacion|quote|suministro|nic|nis|sesion|session|request|process|proceso|pid|hash|commit|sensor|router|modem|placa|disco";
const papers = "id|factura|facturas|invoice|invoices|boleta|boletas|recibo|recibos|receipt|receipts";
/** Numbers of things: orders, devices, errors, versions. */
export const namesAProduct = said(setOf(things), thingLinks);
/** The same, and numbers of papers, beside which the numbers of those whom they are for are written as well. */
export const namesAThing = said(setOf(things, papers), thingLinks);
/** Numbers of accounts with a company: no telephone either. */
export const namesAnAccount = said(
	setOf(
		"cliente|clientes|customer|customers|cuenta|cuentas|account|accounts|legajo|socio|afiliado|member|usuario|user",
	),
	nameLinks,
);

/** "tel.", "mi celular es", "phone:" … */
export const namesATelephone = said(
	setOf(
		"telefono|telefonos|telf|telfs|tel|tfno|tlfn|tlfno|tlf|fono|cel|celular|celulares|cell|cellphone|movil|moviles|mobile|whatsapp|whatsap|wsp|wpp|wap|wapp|wasap|guasap|phone|telephone|fijo|landline|fax",
	),
	telephoneLinks,
);
/** "llámame al", "número", "contact us at" … */
export const speaksOfCalling = said(
	setOf("call|text|reach|ring|dial|numero|numeros|number|numbers|sms|mensaje|mensajes|yape|plin|bizum"),
	telephoneLinks,
	/^(?:llam[ae]|contact|escrib|comuni|manda|ubic|marc[aoe]|marque)/,
);

const gap = String.raw`[^\p{L}\p{N}]`;
const currency = String.raw`[$€£¥]|(?<!\p{L})(?:u\$s|us\$|r\$|s/|usd|ars|clp|cop|mxn|eur|pen|uyu|brl|gs|pesos?|d[oó]lares|dollars|euros?|soles|reais|precios?|prices?|totale?s?|importes?|amount|montos?|saldos?|balance|valor|cuestan?|costs?|cost[oó]|sale|vale|salen|pagu[eé]|pago|paid|cobraron|cobran|cobro|deuda|debo|presupuesto|abon[eé])`;
const moneyBefore = new RegExp(
	`(?:${currency})(?:${gap}{0,2}(?:de|por|es|fue|unos|m[aá]s|final|of|was|is|ars|usd|clp|cop|mxn))?${gap}{0,3}$`,
	"iu",
);
/** The longest that `moneyBefore` reads. */
const moneyReach = 24;
const amountAfter =
	/^(?:,\d|\W{0,2}(?:[$€£¥]|(?:u\$s|us\$|usd|ars|clp|cop|mxn|eur|pen|uyu|brl|pesos?|d[oó]lares|dollars|euros?|soles|reais|de pesos|bytes?|[kmgt]i?b|hz|khz|mhz|ms|km|kwh|metros|puntos|points|unidades|units|usuarios|users|registros|records|filas|rows|l[ií]neas|lines|archivos|files|clientes|customers|personas|people|habitantes|visitas|vistas|views|descargas|downloads|ciclos|cycles|p[aá]ginas|pages|p[ií]xeles|pixels|segundos|seconds|veces|times)(?![\p{L}\p{N}])))/iu;
/** So and so many of something. */
export const isCount = (after: string): boolean => amountAfter.test(after);
/** A sum of money, or so and so many of something. */
export const isAmount = (before: string, after: string): boolean =>
	moneyBefore.test(before.slice(-moneyReach)) || isCount(after);
