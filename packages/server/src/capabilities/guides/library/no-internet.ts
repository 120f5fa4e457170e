import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, say, step, text } from "./build.ts";

/** No connection at home or in the office: one device or all, power, restart, cables, an outage in the area. */
export const noInternet: GuideDefinition = {
	slug: "no-internet",
	title: { es: "No tengo internet", en: "No internet connection" },
	description: {
		es: "Internet o el wifi no funciona, se corta o ningún equipo navega.",
		en: "The internet or wifi does not work, drops out, or no device can go online.",
	},
	examples: {
		es: [
			"no tengo internet",
			"no funciona el wifi",
			"se cayó internet",
			"me quedé sin conexión",
			"no puedo navegar",
			"no se conecta a la red",
			"mi computadora no se conecta al wifi",
			"el módem tiene una luz roja",
			"internet se corta a cada rato",
			"no carga ninguna página",
			"sin servicio de internet",
		],
		en: [
			"I have no internet",
			"the wifi is not working",
			"the internet is down",
			"I can't get online",
			"I can't connect to the network",
			"my computer doesn't connect to the wifi",
			"my internet keeps dropping",
			"the router has a red light",
			"no connection",
			"web pages don't load",
			"no internet service",
		],
	},
	start: "scope",
	escalateAfterFailures: 3,
	nodes: [
		ask("scope", {
			text: text("¿El problema es en un solo equipo o en todos?", "Is it only one device, or all of them?"),
			variable: "scope",
			answer: "choice",
			choices: [
				{
					value: "all",
					label: { es: "En todos", en: "All of them" },
					synonyms: {
						es: [
							"todos",
							"todo",
							"ninguno funciona",
							"en toda la casa",
							"ningún equipo",
							"en la casa entera",
							"en los dos",
							"en general",
						],
						en: ["all", "everything", "every device", "none of them", "the whole house", "both", "everywhere"],
					},
					next: "lights",
				},
				{
					value: "one",
					label: { es: "En uno solo", en: "Only one" },
					synonyms: {
						es: [
							"uno solo",
							"en uno",
							"solo en uno",
							"uno",
							"solo la computadora",
							"solo el celular",
							"solo el teléfono",
							"solo la tele",
							"nada más en la compu",
							"los demás funcionan",
							"en mi computadora",
							"en mi celular",
							"la notebook",
							"celular",
							"en la compu",
							"computadora",
							"notebook",
							"en la tele",
							"televisor",
						],
						en: [
							"just one",
							"one",
							"only my computer",
							"only my phone",
							"only the tv",
							"my laptop",
							"the others work",
							"just this one",
							"one device",
							"my phone",
							"phone",
							"laptop",
							"my computer",
							"tablet",
							"the tv",
						],
					},
					next: "device-wifi",
				},
			],
			retry: text(
				"¿Falla en un solo equipo, o en todos los de la casa u oficina?",
				"Does it fail on one device only, or on all of them?",
			),
		}),
		ask("lights", {
			text: text(
				"Mira el módem o router, la caja de la que sale internet. ¿Las luces están como siempre, hay una roja, o está todo apagado?",
				"Look at the modem or router, the box the internet comes from. Are its lights as usual, is one of them red, or is everything off?",
			),
			variable: "lights",
			answer: "choice",
			choices: [
				{
					value: "usual",
					label: { es: "Como siempre", en: "As usual" },
					synonyms: {
						es: [
							"normal",
							"normales",
							"verdes",
							"verde",
							"prendidas",
							"encendidas",
							"están bien",
							"igual que siempre",
							"todas prendidas",
							"no sé",
							"azul",
						],
						en: [
							"normal",
							"green",
							"on",
							"all on",
							"they look fine",
							"fine",
							"same as always",
							"i don't know",
							"blue",
							"white",
						],
					},
					next: "restart",
				},
				{
					value: "red",
					label: { es: "Hay una roja", en: "One is red" },
					synonyms: {
						es: ["roja", "rojo", "una luz roja", "naranja", "parpadea", "titila", "una roja que dice los", "los"],
						en: ["red", "a red light", "orange", "amber", "blinking", "flashing", "los"],
					},
					next: "cables",
				},
				{
					value: "off",
					label: { es: "Está todo apagado", en: "Everything is off" },
					synonyms: {
						es: [
							"apagado",
							"apagadas",
							"apagada",
							"no tiene luces",
							"no prende",
							"ninguna luz",
							"sin luces",
							"nada prendido",
						],
						en: ["off", "no lights", "nothing", "it's dead", "all off", "doesn't turn on"],
					},
					next: "modem-power",
				},
			],
		}),
		step("modem-power", {
			title: { es: "Darle corriente al módem", en: "Give the modem power" },
			instructions: [
				text(
					"Revisa que el cable de corriente del módem esté bien metido, en el aparato y en el enchufe.",
					"Check that the modem's power cord is pushed in firmly, at the modem and at the outlet.",
				),
				text(
					"Prueba ese enchufe con otra cosa, por ejemplo una lámpara, o conecta el módem en otro enchufe.",
					"Try that outlet with something else, such as a lamp, or plug the modem in somewhere else.",
				),
			],
			warnings: [
				{
					es: "si el cable o el enchufe están quemados o mojados, no los toques.",
					en: "if the cord or the outlet is burnt or wet, do not touch it.",
				},
			],
			expected: {
				es: "el módem enciende sus luces y en unos minutos vuelve internet.",
				en: "the modem's lights come on and after a few minutes the internet is back.",
			},
			help: text(
				"El cable de corriente suele ser redondo y delgado, y termina en un transformador en la pared.",
				"The power cord is usually thin and round, and ends in an adapter at the wall.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "no-light",
		}),
		end(
			"no-light",
			"escalated",
			text(
				"Si el módem no enciende con un enchufe que funciona, seguramente hay que cambiarlo o cambiar su transformador.",
				"If the modem doesn't turn on with an outlet that works, it or its adapter probably needs replacing.",
			),
		),
		step("restart", {
			title: { es: "Reiniciar el módem", en: "Restart the modem" },
			instructions: [
				text(
					"Desenchufa el módem de la corriente y déjalo así medio minuto.",
					"Unplug the modem from the power and leave it for half a minute.",
				),
				text(
					"Vuelve a enchufarlo y espera unos tres minutos, hasta que las luces dejen de cambiar.",
					"Plug it back in and wait about three minutes, until the lights stop changing.",
				),
			],
			warnings: [
				{
					es: "si hablas por un teléfono de línea conectado al módem, la llamada se va a cortar.",
					en: "if you are calling on a landline connected to the modem, the call will drop.",
				},
			],
			expected: {
				es: "se abre una página cualquiera, por ejemplo un diario.",
				en: "any page opens, for example a newspaper.",
			},
			help: text(
				"Si no encuentras el botón, basta con sacar el cable de corriente de la pared y volver a ponerlo.",
				"If you can't find the button, just pull the power cord out of the wall and put it back.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "cables",
		}),
		step("cables", {
			title: { es: "Revisar los cables", en: "Check the cables" },
			instructions: [
				text(
					"Sigue el cable que llega de la calle al módem y ajústalo con la mano: si es de rosca, gíralo; si es de fibra, no lo dobles.",
					"Follow the cable that comes from the street to the modem and push it in by hand: turn it if it has a thread, don't bend it if it is fibre.",
				),
				text("Espera dos minutos y prueba abrir una página.", "Wait two minutes and try to open a page."),
			],
			warnings: [
				{
					es: "no mires la punta de un cable de fibra ni lo desarmes.",
					en: "don't look into the end of a fibre cable or take it apart.",
				},
			],
			expected: {
				es: "la luz roja se apaga y vuelve internet.",
				en: "the red light goes off and the internet is back.",
			},
			help: text(
				"Es el cable que entra por la pared, no el de corriente.",
				"It is the cable that comes in through the wall, not the power cord.",
			),
			estimatedMinutes: 4,
			worked: "solved",
			failed: "outage",
		}),
		ask("outage", {
			text: text(
				"¿Sabes si tus vecinos también están sin internet, o te llegó un aviso de corte?",
				"Do you know whether your neighbours are offline too, or did you get an outage notice?",
			),
			variable: "outage",
			answer: "boolean",
			choices: [
				{
					value: "yes",
					label: { es: "Sí", en: "Yes" },
					synonyms: { es: ["los vecinos tampoco", "hay un corte"], en: ["the neighbours too", "there is an outage"] },
					next: "area-outage",
				},
				{
					value: "no",
					label: { es: "No", en: "No" },
					synonyms: { es: ["no sé", "no lo sé", "solo yo"], en: ["i don't know", "not sure", "only me"] },
					next: "needs-visit",
				},
			],
			optional: true,
			next: "needs-visit",
		}),
		say(
			"area-outage",
			text("Entonces parece un corte en la zona.", "Then it looks like an outage in your area."),
			"outage-noted",
		),
		end(
			"outage-noted",
			"escalated",
			text("Vamos a avisar para que lo revisen.", "We'll report it so that it gets looked at."),
		),
		end(
			"needs-visit",
			"escalated",
			text("Con esto ya descartamos lo más común.", "With that we have ruled out the usual causes."),
		),
		step("device-wifi", {
			title: { es: "Revisar el wifi del equipo", en: "Check the device's wifi" },
			instructions: [
				text(
					"En ese equipo, fíjate que el wifi esté encendido y el modo avión apagado.",
					"On that device, check that wifi is on and airplane mode is off.",
				),
				text("Elige tu red y mira si dice «conectado».", 'Choose your network and see whether it says "connected".'),
			],
			expected: {
				es: "el equipo dice conectado y abre una página.",
				en: "the device says connected and opens a page.",
			},
			help: text(
				"En un teléfono, desliza hacia abajo desde el borde de arriba; en una computadora, mira el símbolo de wifi junto a la hora.",
				"On a phone, swipe down from the top edge; on a computer, look for the wifi symbol beside the clock.",
			),
			estimatedMinutes: 2,
			worked: "solved",
			failed: "forget-network",
		}),
		step("forget-network", {
			title: { es: "Volver a conectar la red", en: "Join the network again" },
			instructions: [
				text(
					"En la lista de redes, elige la tuya y toca «olvidar» u «olvidar red».",
					'In the list of networks, choose yours and tap "forget" or "forget network".',
				),
				text(
					"Elígela otra vez y escribe la contraseña del wifi; suele estar en una etiqueta del router.",
					"Choose it again and type the wifi password; it is usually on a label on the router.",
				),
			],
			expected: { es: "se conecta y navega.", en: "it connects and goes online." },
			help: text(
				"La contraseña distingue mayúsculas de minúsculas.",
				"The password distinguishes capitals from small letters.",
			),
			estimatedMinutes: 3,
			worked: "solved",
			failed: "restart-device",
		}),
		step("restart-device", {
			title: { es: "Reiniciar el equipo", en: "Restart the device" },
			instructions: [
				text(
					"Apaga ese equipo por completo, espera diez segundos y vuelve a encenderlo.",
					"Turn that device off completely, wait ten seconds and turn it on again.",
				),
			],
			expected: { es: "al encender, se conecta y navega.", en: "when it is on again, it connects and goes online." },
			estimatedMinutes: 3,
			worked: "solved",
			failed: "restart",
		}),
		end("solved", "resolved"),
	],
};
