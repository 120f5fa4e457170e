import type { GuideDefinition } from "@centralita/contracts";
import { ask, end, step, text, yesNo } from "./build.ts";

/** A computer or telephone that is slow or freezes: restart, what is open, space, start-up, updates, heat. */
export const slowDevice: GuideDefinition = {
	slug: "slow-device",
	title: { es: "La computadora o el teléfono está lento", en: "The computer or phone is slow" },
	description: {
		es: "Una computadora o un teléfono que va lento, se congela o tarda en arrancar.",
		en: "A computer or phone that is slow, freezes or takes long to start.",
	},
	examples: {
		es: [
			"la computadora está lenta",
			"mi notebook anda muy lenta",
			"el celular está lento",
			"la compu tarda en arrancar",
			"la pc se congela",
			"la computadora se cuelga",
			"mi teléfono se traba",
			"tarda mucho en abrir los programas",
			"la máquina está pesada",
		],
		en: [
			"my computer is slow",
			"the laptop is running very slow",
			"my phone is slow",
			"the computer takes long to start",
			"the pc freezes",
			"my laptop keeps hanging",
			"my phone is lagging",
			"it takes ages to open anything on my computer",
			"the machine is sluggish",
		],
	},
	start: "device",
	escalateAfterFailures: 3,
	nodes: [
		ask("device", {
			text: text("¿Qué va lento: una computadora o un teléfono?", "What is slow: a computer or a phone?"),
			variable: "device",
			answer: "choice",
			choices: [
				{
					value: "computer",
					label: { es: "Computadora", en: "Computer" },
					synonyms: {
						es: ["compu", "notebook", "laptop", "pc", "ordenador", "portátil", "máquina"],
						en: ["laptop", "pc", "desktop", "mac", "notebook"],
					},
					next: "restart",
				},
				{
					value: "phone",
					label: { es: "Teléfono", en: "Phone" },
					synonyms: {
						es: ["celular", "móvil", "celu", "tablet", "iphone", "android"],
						en: ["mobile", "cell", "tablet", "iphone", "android"],
					},
					next: "phone-restart",
				},
			],
		}),
		step("restart", {
			title: { es: "Reiniciar de verdad", en: "Really restart" },
			instructions: [
				text(
					"Guarda lo que tengas abierto y elige «Reiniciar» en el menú: apagar y encender no limpia lo mismo.",
					'Save what is open and choose "Restart" in the menu: turning it off and on does not clear as much.',
				),
				text("Espera cinco minutos después de entrar y prueba.", "Wait five minutes after signing in, and try."),
			],
			expected: { es: "va más rápido.", en: "it is faster." },
			estimatedMinutes: 8,
			worked: "solved",
			failed: "open-programs",
		}),
		step("open-programs", {
			title: { es: "Ver qué la ocupa", en: "See what keeps it busy" },
			instructions: [
				text(
					"En Windows aprieta Control, Mayúsculas y Escape; en Mac abre el Monitor de Actividad.",
					"In Windows press Control, Shift and Escape; on a Mac open Activity Monitor.",
				),
				text(
					"Ordena por memoria y cierra los programas y pestañas que no necesites.",
					"Sort by memory, and close the programs and tabs that you don't need.",
				),
			],
			warnings: [
				{
					es: "no cierres lo que no conozcas: puede ser del sistema.",
					en: "don't close what you don't know: it may be part of the system.",
				},
			],
			expected: { es: "va más rápido al cerrar algo.", en: "it is faster after closing something." },
			help: text(
				"El navegador con muchas pestañas suele ser lo que más memoria usa.",
				"A browser with many tabs is usually what takes the most memory.",
			),
			estimatedMinutes: 5,
			worked: "startup",
			failed: "space",
		}),
		step("startup", {
			title: { es: "Que no arranque sola", en: "Keep it from starting by itself" },
			instructions: [
				text(
					"En la lista de programas de inicio, desactiva lo que no necesites al encender.",
					"In the list of start-up programs, turn off what you don't need when it starts.",
				),
				text("Reinicia y prueba.", "Restart and try."),
			],
			expected: { es: "arranca y abre más rápido.", en: "it starts and opens faster." },
			help: text(
				"En Windows está en Configuración, Aplicaciones, Inicio; en Mac, en Ajustes, General, Ítems de inicio.",
				"In Windows it is under Settings, Apps, Startup; on a Mac under System Settings, General, Login Items.",
			),
			estimatedMinutes: 5,
			worked: "solved",
			failed: "space",
		}),
		step("space", {
			title: { es: "Hacer lugar en el disco", en: "Make room on the disk" },
			instructions: [
				text(
					"Mira el espacio libre. Si queda menos de la décima parte, vacía la papelera y mueve videos y descargas a otro disco o a la nube.",
					"Look at the free space. If less than a tenth is left, empty the bin and move videos and downloads to another disk or the cloud.",
				),
				text("Desinstala programas que no uses y reinicia.", "Uninstall programs that you don't use, and restart."),
			],
			expected: { es: "va más rápido.", en: "it is faster." },
			help: text(
				"Se ve en Configuración, Sistema, Almacenamiento; en Mac, en Ajustes, General, Almacenamiento.",
				"It is shown under Settings, System, Storage; on a Mac under System Settings, General, Storage.",
			),
			estimatedMinutes: 10,
			worked: "solved",
			failed: "updates",
		}),
		step("updates", {
			title: { es: "Actualizar y buscar virus", en: "Update, and look for viruses" },
			instructions: [
				text(
					"Instala las actualizaciones pendientes y deja que terminen, con el cargador conectado.",
					"Install pending updates and let them finish, with the charger plugged in.",
				),
				text(
					"Haz un análisis completo con el antivirus que ya tienes, y reinicia.",
					"Run a full scan with the antivirus that you already have, and restart.",
				),
			],
			expected: { es: "va más rápido.", en: "it is faster." },
			estimatedMinutes: 40,
			worked: "solved",
			failed: "heat",
		}),
		ask("heat", {
			text: text(
				"¿Se calienta mucho o el ventilador hace ruido todo el tiempo?",
				"Does it get very hot, or is the fan loud all the time?",
			),
			variable: "hot",
			answer: "boolean",
			choices: yesNo("air", "needs-person"),
		}),
		step("air", {
			title: { es: "Dejarla respirar", en: "Let it breathe" },
			instructions: [
				text(
					"Ponla sobre una mesa, no sobre la cama, y que nada tape las rejillas.",
					"Put it on a table, not on a bed, with nothing over its vents.",
				),
				text("Apágala quince minutos y enciéndela otra vez.", "Turn it off for fifteen minutes and turn it on again."),
			],
			warnings: [{ es: "no la abras ni soples dentro.", en: "don't open it or blow into it." }],
			expected: { es: "fría, va más rápido.", en: "when cool, it is faster." },
			estimatedMinutes: 20,
			worked: "clean-inside",
			failed: "needs-person",
		}),
		step("phone-restart", {
			title: { es: "Reiniciar el teléfono", en: "Restart the phone" },
			instructions: [
				text(
					"Cierra las aplicaciones abiertas, apaga el teléfono, espera medio minuto y enciéndelo.",
					"Close the open apps, turn the phone off, wait half a minute and turn it on.",
				),
				text("Quita el modo de ahorro de batería.", "Turn battery saving mode off."),
			],
			expected: { es: "va más rápido.", en: "it is faster." },
			estimatedMinutes: 4,
			worked: "solved",
			failed: "phone-space",
		}),
		step("phone-space", {
			title: { es: "Hacer lugar y actualizar", en: "Make room, and update" },
			instructions: [
				text(
					"En Ajustes, Almacenamiento, borra videos y aplicaciones que no uses hasta tener unos cinco gigas libres.",
					"In Settings, Storage, delete videos and apps that you don't use until about five gigabytes are free.",
				),
				text(
					"Instala las actualizaciones del sistema y de las aplicaciones, y reinicia.",
					"Install the updates of the system and of the apps, and restart.",
				),
			],
			warnings: [{ es: "guarda antes una copia de tus fotos.", en: "back up your photos first." }],
			expected: { es: "va más rápido.", en: "it is faster." },
			help: text(
				"Los videos que llegan por mensajes suelen ser lo que más ocupa.",
				"Videos received in messages are usually what takes the most room.",
			),
			estimatedMinutes: 15,
			worked: "solved",
			failed: "needs-person",
		}),
		end(
			"clean-inside",
			"resolved",
			text(
				"Entonces es el calor: conviene una limpieza por dentro, que hace un técnico.",
				"Then it is the heat: a technician should clean it inside.",
			),
		),
		end("solved", "resolved"),
		end(
			"needs-person",
			"escalated",
			text(
				"Puede ser el disco o la memoria; lo mejor es que lo revise un técnico. Guarda una copia de lo importante.",
				"It may be the disk or the memory; a technician should look at it. Back up what matters.",
			),
		),
	],
};
