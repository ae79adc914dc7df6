package dev.rondo.architecture;

/** One declared layer; prints as it is written. */
public sealed interface LayerSpec
    permits EmbedSpec, CellSpec, BidirectionalSpec, DropoutSpec, DenseSpec, SummarySpec {}
