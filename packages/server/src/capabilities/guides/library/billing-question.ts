import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text } from "./build.ts";

/** Invoices, charges, payments, refunds: what to look at first, then what the team needs to answer. Promises nothing. */
export const billingQuestion: GuideDefinition = {
	slug: "billing-question",
	title: { es: "Consulta sobre una factura", en: "A question about a bill" },
	description: {
		es: "Una factura más alta, un cobro doble o desconocido, cómo pagar, copias y devoluciones.",
		en: "A higher bill, a double or unknown charge, how to pay, copies and refunds.",
	},
	examples: {
		es: [
			"tengo una consulta sobre mi factura",
			"la factura vino más cara",
			"me cobraron de más",
			"me cobraron dos veces",
			"no reconozco un cobro",
			"cómo pago la factura",
			"no me llegó la factura",
			"necesito una copia de la factura",
			"quiero que me devuelvan el dinero",
			"por qué me aumentaron",
			"ya pagué y figura una deuda",
		],
		en: [
			"I have a question about my bill",
			"my bill is higher than usual",
			"I was overcharged",
			"you charged me twice",
			"I don't recognize a charge",
			"how do I pay my bill",
			"my invoice hasn't arrived",
			"I need a copy of my invoice",
			"I want my money back",
			"why did the price go up on my bill",
			"I already paid and it still shows a balance",
		],
	},
	start: "safety",
	escalateAfterFailures: 2,
	nodes: [
		say(
			"safety",
			text(
				"Para esto nunca necesito el número de tu tarjeta ni claves del banco.",
				"For this I never need your card number or bank passwords.",
			),
			"topic",
		),
		ask("topic", {
			text: text(
				"¿De qué se trata: el monto subió, hay un cobro doble o que no reconoces, quieres pagar, o necesitas una copia o una devolución?",
				"What is it about: the amount went up, a double or unknown charge, you want to pay, or you need a copy or a refund?",
			),
			variable: "billingTopic",
			answer: "choice",
			choices: [
				{
					value: "higher",
					label: { es: "El monto subió", en: "The amount went up" },
					synonyms: {
						es: ["más cara", "aumentó", "subió", "más alto", "aumento"],
						en: ["higher", "increase", "more expensive", "too high", "went up"],
					},
					next: "compare",
				},
				{
					value: "charge",
					label: { es: "Cobro doble o desconocido", en: "Double or unknown charge" },
					synonyms: {
						es: ["dos veces", "doble", "no lo reconozco", "cobro de más", "un cargo"],
						en: ["twice", "double", "don't recognize", "overcharged", "unknown"],
					},
					next: "check-charge",
				},
				{
					value: "pay",
					label: { es: "Quiero pagar", en: "I want to pay" },
					synonyms: {
						es: ["pagar", "cómo pago", "dónde pago", "figura deuda", "ya pagué"],
						en: ["pay", "how to pay", "where to pay", "already paid", "balance"],
					},
					next: "pay",
				},
				{
					value: "copy",
					label: { es: "Una copia", en: "A copy" },
					synonyms: {
						es: ["copia", "no me llegó", "factura del mes pasado", "comprobante", "duplicado"],
						en: ["copy", "didn't arrive", "last month", "receipt", "duplicate"],
					},
					next: "find-copy",
				},
				{
					value: "refund",
					label: { es: "Una devolución", en: "A refund" },
					synonyms: {
						es: ["devolución", "reembolso", "reintegro", "que me devuelvan"],
						en: ["refund", "money back", "reimbursement"],
					},
					next: "invoice",
				},
			],
		}),
		step("compare", {
			title: { es: "Comparar dos facturas", en: "Compare two bills" },
			instructions: [
				text(
					"Pon esta factura al lado de la anterior y mira renglón por renglón cuál cambió.",
					"Put this bill beside the one before and look line by line for what changed.",
				),
				text(
					"Fíjate si terminó una promoción, si hay días de otro mes, un servicio agregado o un recargo por pago tardío.",
					"See whether a promotion ended, or there are days of another month, an added service or a late fee.",
				),
			],
			expected: {
				es: "encontraste por qué subió y estás de acuerdo.",
				en: "you found why it went up and agree with it.",
			},
			help: text(
				"El detalle suele estar en la segunda hoja de la factura.",
				"The details are usually on the second page of the bill.",
			),
			estimatedMinutes: 5,
			worked: "explained",
			failed: "invoice",
		}),
		step("check-charge", {
			title: { es: "Mirar el cobro", en: "Look at the charge" },
			instructions: [
				text(
					"Busca en el resumen del banco la fecha, el monto y si dice «pendiente» o «autorización»: esos suelen desaparecer solos en unos días.",
					'On the bank statement find the date, the amount, and whether it says "pending" or "authorisation": those often go away by themselves in a few days.',
				),
				text(
					"Pregunta si lo pagó otra persona de la casa o de la empresa, y si son dos meses distintos.",
					"Ask whether somebody else at home or at work paid it, and whether they are two different months.",
				),
			],
			expected: { es: "ya sabes de qué es el cobro.", en: "you know what the charge is for." },
			help: text(
				"Si sospechas que usaron tu tarjeta sin permiso, avisa ya al banco para que la bloquee.",
				"If you suspect that somebody used your card, tell the bank now so that it is blocked.",
			),
			estimatedMinutes: 5,
			worked: "explained",
			failed: "invoice",
		}),
		step("pay", {
			title: { es: "Pagar la factura", en: "Pay the bill" },
			instructions: [
				text(
					"Mira en la factura los medios de pago, el vencimiento y el código o la referencia que hay que poner.",
					"Look on the bill for the ways to pay, the due date and the code or reference to give.",
				),
				text(
					"Paga por uno de esos medios y guarda el comprobante. Puede tardar hasta tres días hábiles en verse.",
					"Pay by one of them and keep the receipt. It may take up to three working days to show.",
				),
			],
			warnings: [
				{
					es: "no pagues por un enlace de un mensaje que no pediste.",
					en: "don't pay through a link in a message that you didn't ask for.",
				},
			],
			expected: { es: "pudiste pagar, o el pago ya aparece.", en: "you could pay, or the payment shows." },
			estimatedMinutes: 5,
			worked: "paid",
			failed: "invoice",
		}),
		step("find-copy", {
			title: { es: "Buscar la factura", en: "Find the invoice" },
			instructions: [
				text(
					"Busca en tu correo la palabra «factura», también en correo no deseado.",
					'Search your e-mail for the word "invoice", in the spam folder too.',
				),
				text(
					"Si tienes usuario en la página, mira en Mi cuenta, Facturas.",
					"If you have a user name on the web page, look under My account, Invoices.",
				),
			],
			expected: { es: "encontraste la factura.", en: "you found the invoice." },
			estimatedMinutes: 4,
			worked: "explained",
			failed: "invoice",
		}),
		ask("invoice", {
			text: text(
				"¿Qué número tiene la factura o de qué mes es? Si no lo tienes a mano, di «no sé».",
				"What is the invoice's number, or which month is it for? If you don't have it at hand, say \"I don't know\".",
			),
			variable: "invoice",
			answer: "text",
			optional: true,
			next: "details",
		}),
		ask("details", {
			text: text(
				"Cuéntame en una frase el monto y qué te parece mal, para pasarlo tal cual.",
				"Tell me in a sentence the amount and what seems wrong, so that I can pass it on as it is.",
			),
			variable: "billingDetails",
			answer: "text",
			optional: true,
			next: "needs-person",
		}),
		end("explained", "resolved"),
		end(
			"paid",
			"resolved",
			text(
				"Guarda el comprobante hasta ver el pago en la próxima factura.",
				"Keep the receipt until the next bill shows the payment.",
			),
		),
		end(
			"needs-person",
			"escalated",
			text(
				"Los cobros y las devoluciones los revisa una persona del equipo con tu factura a la vista.",
				"Charges and refunds are checked by somebody on the team with your invoice at hand.",
			),
		),
	],
};
