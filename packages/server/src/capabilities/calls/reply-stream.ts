/** Hands over items as they are pushed, in order, to one reader who may be slower. */
export class ReplyStream<T> implements AsyncIterable<T> {
	readonly #items: T[] = [];
	#closed = false;
	#wake: () => void = () => {};

	push(item: T): void {
		this.#items.push(item);
		this.#wake();
	}

	close(): void {
		this.#closed = true;
		this.#wake();
	}

	async *[Symbol.asyncIterator](): AsyncIterator<T> {
		for (;;) {
			const item = this.#items.shift();
			if (item !== undefined) yield item;
			else if (this.#closed) return;
			else
				await new Promise<void>((resolve) => {
					this.#wake = resolve;
				});
		}
	}
}
