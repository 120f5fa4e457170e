import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text } from "./build.ts";

/** A connection that works but is slow: one device or all, distance, who else uses it, restart, a measured speed. */
export const slowWifi: GuideDefinition = {
	slug: "slow-wifi",
	title: { es: "El wifi está lento", en: "The wifi is slow" },
	description: {
		es: "Internet o el wifi funciona, pero lento: los videos se cortan o las páginas tardan.",
		en: "The internet or wifi works, but slowly: videos stall or pages take long.",
	},
	examples: {
		es: [
			"el wifi está lento",
			"internet anda muy lento",
			"la conexión es lenta",
			"tengo poca velocidad de internet",
			"internet tarda en cargar las páginas",
			"los videos se traban por el wifi",
			"no me llegan los megas que contraté",
			"el wifi llega con poca fuerza a la habitación",
		],
		en: [
			"the wifi is slow",
			"my internet is very slow",
			"the connection is slow",
			"my internet speed is low",
			"pages take long to load",
			"videos keep buffering",
			"I don't get the megabits that I pay for",
			"the wifi is weak in my room",
		],
	},
	start: "scope",
	escalateAfterFailures: 3,
	nodes: [
		ask("scope", {
			text: text("¿Va lento en un solo equipo o en todos?", "Is it slow on one device, or on all of them?"),
			variable: "scope",
			answer: "choice",
			choices: [
				{
					value: "one",
					label: { es: "En uno solo", en: "Only one" },
					synonyms: {
						es: ["uno", "solo en la compu", "solo en el celular", "en mi teléfono", "solamente este"],
						en: ["one", "just my laptop", "just my phone", "only this one"],
					},
					next: "device",
				},
				{
					value: "all",
					label: { es: "En todos", en: "All of them" },
					synonyms: {
						es: ["todos", "en todo", "en toda la casa", "no sé", "en los dos"],
						en: ["all", "everything", "the whole house", "i don't know", "both"],
					},
					next: "closer",
				},
			],
		}),
		step("device", {
			title: { es: "Revisar el equipo", en: "Check the device" },
			instructions: [
				text(
					"Cierra las descargas, las copias en la nube y las pestañas con videos, y apaga la VPN si usas una.",
					"Close downloads, cloud backups and tabs with videos, and turn off the VPN if you use one.",
				),
				text(
					"Apaga el wifi del equipo, espera diez segundos, enciéndelo y abre una página.",
					"Turn the device's wifi off, wait ten seconds, turn it on and open a page.",
				),
			],
			expected: {
				es: "las páginas abren tan rápido como en los otros equipos.",
				en: "pages open as fast as elsewhere.",
			},
			help: text(
				"El wifi se apaga desde su símbolo: abajo a la derecha en la computadora, deslizando desde arriba en el teléfono.",
				"Wifi is turned off at its symbol: bottom right on the computer, by swiping down from the top on a phone.",
			),
			estimatedMinutes: 4,
			worked: "solved",
			failed: "reconnect",
		}),
		step("reconnect", {
			title: { es: "Reiniciar y elegir bien la red", en: "Restart and choose the right network" },
			instructions: [
				text("Reinicia el equipo.", "Restart the device."),
				text(
					"Si tu red aparece dos veces y una dice 5G o 5 GHz, conéctate a esa cuando estés cerca del router.",
					"If your network is listed twice and one says 5G or 5 GHz, connect to that one when you are near the router.",
				),
			],
			expected: { es: "las páginas abren más rápido.", en: "pages open faster." },
			estimatedMinutes: 5,
			worked: "solved",
			failed: "closer",
		}),
		step("closer", {
			title: { es: "Probar cerca del router", en: "Try near the router" },
			instructions: [
				text(
					"Ponte a unos dos metros del router, sin paredes en el medio, y abre una página o un video.",
					"Stand about two metres (six feet) from the router, with no walls between, and open a page or a video.",
				),
			],
			expected: { es: "cerca del router va rápido.", en: "near the router it is fast." },
			help: text(
				"El router es la caja con luces de donde sale el wifi.",
				"The router is the box with lights that the wifi comes from.",
			),
			estimatedMinutes: 3,
			worked: "placement",
			failed: "usage",
		}),
		step("usage", {
			title: { es: "Ver quién más lo usa", en: "See who else uses it" },
			instructions: [
				text(
					"Pausa en los demás equipos los videos, los juegos y las descargas, y desconecta del wifi lo que no uses.",
					"Pause videos, games and downloads on the other devices, and take what you don't use off the wifi.",
				),
				text("Espera un minuto y prueba otra vez.", "Wait a minute and try again."),
			],
			expected: { es: "mejora cuando los demás no lo usan.", en: "it gets better when the others don't use it." },
			help: text(
				"Televisores, cámaras y consolas también usan la conexión, a veces para actualizarse.",
				"TVs, cameras and consoles use the connection too, sometimes to update themselves.",
			),
			estimatedMinutes: 4,
			worked: "shared",
			failed: "restart",
		}),
		step("restart", {
			title: { es: "Reiniciar el router", en: "Restart the router" },
			instructions: [
				text(
					"Desenchufa el router de la pared y espera medio minuto.",
					"Unplug the router from the wall and wait half a minute.",
				),
				text(
					"Enchúfalo, espera unos tres minutos a que las luces queden fijas y prueba otra vez.",
					"Plug it in, wait about three minutes until its lights are steady, and try again.",
				),
			],
			warnings: [
				{
					es: "no aprietes el botón pequeño que dice «reset»: borra la configuración.",
					en: 'don\'t press the small button marked "reset": it erases the settings.',
				},
			],
			expected: { es: "va más rápido que antes.", en: "it is faster than before." },
			estimatedMinutes: 6,
			worked: "solved",
			failed: "measure",
		}),
		ask("measure", {
			text: text(
				"Cerca del router, haz una prueba de velocidad en el navegador. ¿Cuántos megas de bajada marca?",
				"Near the router, run a speed test in the browser. How many megabits of download does it show?",
			),
			variable: "downloadMbps",
			answer: "number",
			optional: true,
			retry: text(
				"Dime solo el número de bajada; si no puedes medirlo, di «no sé».",
				"Just tell me the download number; if you can't measure it, say \"I don't know\".",
			),
			next: "needs-person",
		}),
		end(
			"placement",
			"resolved",
			text(
				"Entonces el problema es la distancia: pon el router en alto, al centro de la casa y lejos del microondas, o agrega un repetidor donde no llega.",
				"Then distance is the problem: put the router high up, in the middle of the house and away from the microwave, or add a repeater where it doesn't reach.",
			),
		),
		end(
			"shared",
			"resolved",
			text(
				"Entonces la conexión se reparte entre muchos: deja las descargas grandes para la noche.",
				"Then too many share the connection: leave big downloads for the night.",
			),
		),
		end("solved", "resolved"),
		end(
			"needs-person",
			"escalated",
			text(
				"Con esta medición, una persona del equipo puede revisar la línea y el plan.",
				"With this measurement somebody on the team can check the line and the plan.",
			),
		),
	],
};
