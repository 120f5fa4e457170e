import { describe } from "node:test";
import { english, spanish, table, unasked } from "./table.ts";
import { parseTime } from "./time.ts";

describe("times", () => {
	table(parseTime, spanish, [
		["a las 3", "15:00"],
		["a las tres y media de la tarde", "15:30"],
		["a las diez de la mañana", "10:00"],
		["10 de la mañana", "10:00"],
		["a la una", "13:00"],
		["a las 8 de la noche", "20:00"],
		["cuarto para las ocho de la noche", "19:45"],
		["diez para las cuatro", "15:50"],
		["las ocho menos cuarto", "07:45"],
		["mañana a las 9 y cuarto", "09:15"],
		["15:30", "15:30"],
		["a las 15 hs", "15:00"],
		["al mediodía", "12:00"],
		["a medianoche", "00:00"],
		["tipo cinco", "17:00"],
		["a las cinco en punto", "17:00"],
		["a las 10 am", "10:00"],
		["a las 7 p. m.", "19:00"],
		["el martes por la tarde a las 4", "16:00"],
		["a las diez, no perdón, a las once", "11:00"],
		["once y veinte", "11:20"],
		["tengo tres computadoras", null],
		["no sé", null],
		["por la tarde", null],
	]);
	table(parseTime, english, [
		["at 3", "15:00"],
		["half past four", "16:30"],
		["quarter to nine", "08:45"],
		["twenty past five", "17:20"],
		["10 a.m.", "10:00"],
		["3pm", "15:00"],
		["3:30pm", "15:30"],
		["three thirty", "15:30"],
		["noon", "12:00"],
		["12 am", "00:00"],
		["at five in the afternoon", "17:00"],
		["around 7 pm", "19:00"],
		["9:15 in the morning", "09:15"],
		["eight o'clock", "08:00"],
		["at two, sorry, at three", "15:00"],
		["I have 3 computers", null],
	]);
	table(parseTime, unasked(spanish), [
		["llámenme a las 10 de la mañana", "10:00"],
		["tengo 3", null],
	]);
});
