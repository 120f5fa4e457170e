import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text, yesNo } from "./build.ts";

/** A printer that does not print: power and paper, cable or wifi, the queue, quality. */
export const printerNotPrinting: GuideDefinition = {
	slug: "printer-not-printing",
	title: { es: "La impresora no imprime", en: "The printer doesn't print" },
	description: {
		es: "La impresora no imprime, no aparece, está atascada o sin conexión.",
		en: "The printer does not print, is not found, is jammed or offline.",
	},
	examples: {
		es: [
			"la impresora no imprime",
			"no puedo imprimir",
			"mando a imprimir y no sale nada",
			"la impresora no funciona",
			"la impresora aparece desconectada",
			"la impresora no se conecta",
			"la impresora no prende",
			"se atascó el papel en la impresora",
			"no reconoce la impresora",
			"las hojas salen en blanco",
			"los documentos quedan en cola",
		],
		en: [
			"my printer is not printing",
			"I can't print",
			"I send it to print and nothing comes out",
			"the printer doesn't work",
			"the printer is offline",
			"the printer won't connect",
			"the printer doesn't turn on",
			"there is a paper jam",
			"my computer doesn't find the printer",
			"pages come out blank",
			"documents are stuck in the print queue",
		],
	},
	start: "power-paper",
	escalateAfterFailures: 3,
	nodes: [
		ask("power-paper", {
			text: text(
				"Mira la impresora: ¿está encendida, con papel y sin ningún aviso de error?",
				"Look at the printer: is it on, with paper, and without any error showing?",
			),
			variable: "printerReady",
			answer: "boolean",
			choices: [
				{
					value: "yes",
					label: { es: "Sí", en: "Yes" },
					synonyms: {
						es: ["todo bien", "está todo bien", "todo normal"],
						en: ["all good", "everything is fine", "looks fine"],
					},
					next: "connection",
				},
				{
					value: "no",
					label: { es: "No", en: "No" },
					synonyms: {
						es: [
							"una luz roja",
							"luz roja",
							"parpadea",
							"titila",
							"un error",
							"un aviso",
							"no prende",
							"apagada",
							"sin papel",
							"atascado",
							"naranja",
						],
						en: [
							"red light",
							"blinking",
							"flashing",
							"an error",
							"a warning",
							"doesn't turn on",
							"it's off",
							"no paper",
							"jammed",
							"orange light",
						],
					},
					next: "jam",
				},
			],
			retry: text(
				"¿Está encendida, con papel y sin avisos? Puedes decir sí o no.",
				"Is it on, with paper and no errors? You can say yes or no.",
			),
		}),
		ask("jam", {
			text: text("¿Qué avisa la impresora?", "What does the printer show?"),
			variable: "printerError",
			answer: "choice",
			choices: [
				{
					value: "jam",
					label: { es: "Papel atascado", en: "Paper jam" },
					synonyms: {
						es: ["atasco", "atascado", "trabado", "papel trabado", "se trabó", "atorado"],
						en: ["jam", "jammed", "stuck paper", "paper stuck"],
					},
					next: "clear-jam",
				},
				{
					value: "ink",
					label: { es: "Tinta o tóner", en: "Ink or toner" },
					synonyms: {
						es: ["tinta", "toner", "cartucho", "sin tinta"],
						en: ["ink", "toner", "cartridge", "out of ink"],
					},
					next: "ink",
				},
				{
					value: "off",
					label: { es: "No enciende", en: "It doesn't turn on" },
					synonyms: {
						es: ["no prende", "apagada", "está apagada", "no tiene luz"],
						en: ["off", "won't turn on", "no power", "no lights"],
					},
					next: "printer-power",
				},
				{
					value: "other",
					label: { es: "Otra cosa", en: "Something else" },
					synonyms: {
						es: ["otro", "otro error", "un error", "no sé", "nada", "una luz", "luz roja"],
						en: ["other", "an error", "i don't know", "nothing", "a light", "red light"],
					},
					next: "restart-both",
				},
			],
		}),
		step("clear-jam", {
			title: { es: "Sacar el papel", en: "Take the paper out" },
			instructions: [
				text("Apaga la impresora y desenchúfala.", "Turn the printer off and unplug it."),
				text(
					"Abre la tapa y tira del papel despacio, con las dos manos, hacia donde sale más fácil. Que no queden pedazos.",
					"Open the cover and pull the paper out slowly with both hands, the way it comes most easily. Leave no bits behind.",
				),
				text("Cierra todo, enchúfala y enciéndela.", "Close everything, plug it in and turn it on."),
			],
			warnings: [{ es: "adentro puede haber partes calientes.", en: "parts inside can be hot." }],
			expected: { es: "el aviso desapareció.", en: "the error is gone." },
			help: text(
				"Busca también en la tapa de atrás, si tiene una, y debajo de la bandeja.",
				"Look behind the back cover too, if there is one, and under the tray.",
			),
			estimatedMinutes: 5,
			worked: "test",
			failed: "needs-service",
		}),
		step("ink", {
			title: { es: "Tinta o tóner", en: "Ink or toner" },
			instructions: [
				text(
					"Abre la tapa de los cartuchos y presiona cada uno hasta que haga clic.",
					"Open the cartridge cover and press each one until it clicks.",
				),
				text(
					"Si alguno está vacío, cámbialo por uno del mismo modelo.",
					"If one is empty, replace it with the same model.",
				),
			],
			expected: { es: "el aviso de tinta desapareció.", en: "the ink warning is gone." },
			estimatedMinutes: 5,
			worked: "test",
			failed: "needs-service",
		}),
		step("printer-power", {
			title: { es: "Corriente de la impresora", en: "Power for the printer" },
			instructions: [
				text(
					"Revisa el cable de corriente en la impresora y en la pared, y prueba otro enchufe.",
					"Check the power cord at the printer and at the wall, and try another outlet.",
				),
				text("Aprieta el botón de encendido unos segundos.", "Hold the power button for a few seconds."),
			],
			expected: { es: "la impresora enciende.", en: "the printer turns on." },
			estimatedMinutes: 3,
			worked: "test",
			failed: "needs-service",
		}),
		ask("connection", {
			text: text(
				"¿La impresora está conectada con un cable o por wifi?",
				"Is the printer connected with a cable or by wifi?",
			),
			variable: "connection",
			answer: "choice",
			choices: [
				{
					value: "cable",
					label: { es: "Con cable", en: "Cable" },
					synonyms: { es: ["cable", "usb", "por cable", "por usb"], en: ["usb", "wire", "wired", "with a cable"] },
					next: "cable",
				},
				{
					value: "wifi",
					label: { es: "Por wifi", en: "Wifi" },
					synonyms: {
						es: ["wifi", "wi-fi", "inalámbrica", "sin cable", "por la red", "red"],
						en: ["wireless", "wi-fi", "network", "over the network"],
					},
					next: "wifi",
				},
				{
					value: "unknown",
					label: { es: "No sé", en: "I don't know" },
					synonyms: {
						es: ["ni idea", "no estoy seguro", "no estoy segura"],
						en: ["not sure", "no idea", "don't know"],
					},
					next: "restart-both",
				},
			],
		}),
		step("cable", {
			title: { es: "Revisar el cable", en: "Check the cable" },
			instructions: [
				text(
					"Desconecta el cable de la impresora y de la computadora, y conéctalo en otro puerto de la computadora.",
					"Unplug the cable at the printer and at the computer, and plug it into another port of the computer.",
				),
				text("Manda a imprimir una página.", "Print one page."),
			],
			expected: { es: "la página sale.", en: "the page comes out." },
			estimatedMinutes: 3,
			worked: "solved",
			failed: "queue",
		}),
		step("wifi", {
			title: { es: "Revisar el wifi de la impresora", en: "Check the printer's wifi" },
			instructions: [
				text(
					"En la impresora, fíjate que la luz o el símbolo de wifi esté fijo, y que use la misma red que tu computadora.",
					"On the printer, check that the wifi light or symbol is steady, and that it uses the same network as your computer.",
				),
				text(
					"Si parpadea, apágala, espera diez segundos y enciéndela cerca del router.",
					"If it blinks, turn it off, wait ten seconds and turn it on near the router.",
				),
				text("Manda a imprimir una página.", "Print one page."),
			],
			expected: { es: "la página sale.", en: "the page comes out." },
			help: text(
				"El nombre de la red aparece en el menú de red o de wifi de la impresora.",
				"The name of the network is in the printer's network or wifi menu.",
			),
			estimatedMinutes: 4,
			worked: "solved",
			failed: "queue",
		}),
		step("queue", {
			title: { es: "Vaciar la cola de impresión", en: "Empty the print queue" },
			instructions: [
				text(
					"En la computadora, abre la lista de impresoras y elige la tuya.",
					"On the computer, open the list of printers and choose yours.",
				),
				text(
					"Cancela los documentos pendientes y fíjate que no diga «en pausa» ni «sin conexión».",
					'Cancel the waiting documents and check that it does not say "paused" or "offline".',
				),
				text("Manda a imprimir una página.", "Print one page."),
			],
			expected: { es: "la página sale.", en: "the page comes out." },
			help: text(
				"En Windows está en Configuración, Impresoras y escáneres; en Mac, en Ajustes, Impresoras.",
				"In Windows it is under Settings, Printers and scanners; on a Mac under System Settings, Printers.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "restart-both",
		}),
		step("restart-both", {
			title: { es: "Reiniciar las dos", en: "Restart both" },
			instructions: [
				text("Apaga la impresora y la computadora.", "Turn off the printer and the computer."),
				text(
					"Enciende primero la impresora, espera un minuto y después la computadora. Manda a imprimir una página.",
					"Turn the printer on first, wait a minute, then the computer. Print one page.",
				),
			],
			expected: { es: "la página sale.", en: "the page comes out." },
			estimatedMinutes: 5,
			worked: "solved",
			failed: "needs-service",
		}),
		ask("test", {
			text: text("Manda a imprimir una página de prueba. ¿Salió bien?", "Print a test page. Did it come out well?"),
			variable: "testPage",
			answer: "boolean",
			choices: yesNo("solved", "connection"),
		}),
		end("solved", "resolved"),
		end(
			"needs-service",
			"escalated",
			text(
				"Con lo que probamos, conviene que la revise una persona del equipo.",
				"After what we tried, somebody on the team should look at it.",
			),
		),
	],
};
