"""The cells written from the papers' equations, once, for NumPy and PyTorch alike.

NumPy computes the values that are compared; PyTorch, run over the same lines, their gradients. Both
must give the same values.

    Elman           J. L. Elman, Finding Structure in Time, Cognitive Science 14 (1990)
    LSTM            S. Hochreiter and J. Schmidhuber, Neural Computation 9 (1997); F. Gers et al. (2000)
    peepholes       F. Gers and J. Schmidhuber, Recurrent Nets that Time and Count, IJCNN 2000
    GRU             K. Cho et al., EMNLP 2014 (reset before the product); reset after it: cuDNN's form
    layer norm      J. Ba et al., Layer Normalization, arXiv 1607.06450 (2016)
    masks on x, h   Y. Gal and Z. Ghahramani, NIPS 2016
    masks on Wh     S. Merity et al., arXiv 1708.02182 (2017)
    embedding       Y. Bengio et al., JMLR 3 (2003); tied: O. Press and L. Wolf, EACL 2017
    two directions  M. Schuster and K. Paliwal (1997)

Gates stand in the order i, f, g, o and r, z, n; Wx is [in, G*H], Wh [H, G*H]; a state's row is one
sequence. Parameters are read from a dictionary p by the names that Rondo gives them.
"""

import numpy as np
import torch

from cell_cases import TABLE


class NumPy:
    cat = staticmethod(lambda parts, axis: np.concatenate(parts, axis))
    stack = staticmethod(lambda parts, axis: np.stack(parts, axis))
    tanh = staticmethod(np.tanh)
    relu = staticmethod(lambda a: np.maximum(a, 0))
    sigmoid = staticmethod(lambda a: 1 / (1 + np.exp(-a)))
    sqrt = staticmethod(np.sqrt)
    mean = staticmethod(lambda a: a.mean(-1, keepdims=True))
    array = staticmethod(lambda a: a)


class Torch:
    cat = staticmethod(lambda parts, axis: torch.cat(parts, axis))
    stack = staticmethod(lambda parts, axis: torch.stack(parts, axis))
    tanh = staticmethod(torch.tanh)
    relu = staticmethod(torch.relu)
    sigmoid = staticmethod(torch.sigmoid)
    sqrt = staticmethod(torch.sqrt)
    mean = staticmethod(lambda a: a.mean(-1, keepdim=True))
    array = staticmethod(lambda a: torch.tensor(a, dtype=torch.get_default_dtype()))


def columns(a, count):
    width = a.shape[-1] // count
    return [a[..., k * width : (k + 1) * width] for k in range(count)]


def normalised(ns, a):
    """(a - mean) / sqrt(variance + 1e-5) over the last dimension."""
    off = a - ns.mean(a)
    return off / ns.sqrt(ns.mean(off * off) + 1e-5)


def plain_or_normalised(ns, cell, p, x, h, blocks):
    """x Wx + bx and h Wh + bh, with layer norm each normalised over its blocks of columns."""
    parts = []
    for rows, matrix, gain, shift in ((x, "Wx", "gx", "bx"), (h, "Wh", "gh", "bh")):
        a = rows @ p[matrix]
        if cell.layer_norm:
            a = ns.cat([normalised(ns, a[:, from_:to]) for from_, to in blocks], -1) * p[gain]
        parts.append(a + p[shift])
    return parts


def elman(ns, cell, p, x, h, hm, c, seen):
    ax, ah = plain_or_normalised(ns, cell, p, x, hm, [(0, cell.units)])
    seen.append(ax + ah)
    return (ns.relu if cell.activation == "RELU" else ns.tanh)(ax + ah), None


def lstm(ns, cell, p, x, h, hm, c, seen):
    ax, ah = plain_or_normalised(ns, cell, p, x, hm, [(0, 4 * cell.units)])
    i, f, g, o = columns(ax + ah, 4)
    if cell.peepholes:
        i = i + p["peepholes"][0:1] * c
        f = f + p["peepholes"][1:2] * c
    new = ns.sigmoid(f) * c + ns.sigmoid(i) * ns.tanh(g)
    if cell.peepholes:
        o = o + p["peepholes"][2:3] * new
    seen.extend([i, f, g, o])
    shown = normalised(ns, new) * p["gc"] + p["bc"] if cell.layer_norm else new
    return ns.sigmoid(o) * ns.tanh(shown), new


def gru(ns, cell, p, x, h, hm, c, seen):
    u = cell.units
    if cell.reset == "BEFORE":
        xr, xz, xn = columns(x @ p["Wx"] + p["bx"], 3)
        wr, wz, wn = columns(p["Wh"], 3)
        br, bz, bn = columns(p["bh"], 3)
        r = ns.sigmoid(xr + hm @ wr + br)
        z = ns.sigmoid(xz + hm @ wz + bz)
        seen.extend([xr + hm @ wr + br, xz + hm @ wz + bz, xn + (r * hm) @ wn + bn])
        n = ns.tanh(xn + (r * hm) @ wn + bn)
    else:
        ax, ah = plain_or_normalised(ns, cell, p, x, hm, [(0, 2 * u), (2 * u, 3 * u)])
        xr, xz, xn = columns(ax, 3)
        hr, hz, hn = columns(ah, 3)
        r = ns.sigmoid(xr + hr)
        z = ns.sigmoid(xz + hz)
        seen.extend([xr + hr, xz + hz, xn + r * hn])
        n = ns.tanh(xn + r * hn)
    return (1 - z) * n + z * h, None


CELLS = {"elman": elman, "lstm": lstm, "gru": gru}


def one_direction(ns, cell, p, masks, x, real, start, reverse, seen):
    """A cell over a sequence; at a padded step the state stays and the output is zero."""
    h, c = start
    p = dict(p)
    if "Wh" in masks:
        p["Wh"] = p["Wh"] * ns.array(masks["Wh"])
    steps = range(x.shape[1])
    outputs = {}
    for t in reversed(steps) if reverse else steps:
        xt = x[:, t] * ns.array(masks["x"]) if "x" in masks else x[:, t]
        hm = h * ns.array(masks["h"]) if "h" in masks else h
        new_h, new_c = CELLS[cell.word](ns, cell, p, xt, h, hm, c, seen)
        now = ns.array(real[:, t : t + 1])
        h = now * new_h + (1 - now) * h
        c = None if c is None else now * new_c + (1 - now) * c
        outputs[t] = now * h
    return ns.stack([outputs[t] for t in steps], 1), (h, c)


def run(ns, network, p, x, starts, real):
    """All layers and the head: the answer, the states at the end, every gate before its function.

    starts and ends hold one (h, c) a direction of each layer; real [N,T] is one at real steps.
    """
    seen = []
    ends = []
    for number, layer in enumerate(network.layers, network.first):
        outputs = []
        for reverse in (False, True) if network.both else (False,):
            prefix = f"{number}.{layer.word}{'.reverse' if reverse else ''}."
            own = {k[len(prefix) :]: v for k, v in p.items() if k.startswith(prefix)}
            if not reverse:
                own = {k: v for k, v in own.items() if not k.startswith("reverse.")}
            masks = network.masks.get(prefix, {})
            start = starts[len(ends)]
            out, end = one_direction(ns, layer, own, masks, x, real, start, reverse, seen)
            outputs.append(out)
            ends.append(end)
        x = ns.cat(outputs, -1)
    return headed(network, p, x), ends, seen


def headed(network, p, x):
    """What the head makes of the last layer; a tied one has the vectors of the tokens as columns."""
    return x @ (p[TABLE][1:].T if network.entry == "tied" else p["head.W"]) + p["head.b"]


def vectors(ns, table, x):
    """The rows of the tokens [N,T,1]; zeros for padding, which is 0."""
    tokens = x[..., 0].astype(int)
    return table[tokens] * ns.array((tokens > 0).astype(float)[..., None])


def last(ns, network, p, x, starts, real):
    """As run, but one answer a sequence: from its last real step, read in reverse from its first."""
    hidden, ends, seen = run(ns, network, p, x, starts, real)
    top = ends[-2:] if network.both else ends[-1:]
    return headed(network, p, ns.cat([h for h, c in top], -1)), ends, seen
