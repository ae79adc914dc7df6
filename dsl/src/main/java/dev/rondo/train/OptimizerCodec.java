package dev.rondo.train;

import dev.rondo.checkpoint.Fields;
import dev.rondo.checkpoint.Tree;
import java.util.Map;

/** Optimizers as trees, and back. */
final class OptimizerCodec {

  private OptimizerCodec() {}

  static Map<String, Object> write(Optimizer rule) {
    Tree tree = Tree.empty();
    if (rule instanceof Sgd sgd) {
      tree.and("word", "sgd").and("momentum", sgd.momentum()).and("nesterov", sgd.lookAhead());
    } else if (rule instanceof Adagrad adagrad) {
      tree.and("word", "adagrad")
          .and("rateDecay", adagrad.rateDecay())
          .and("start", adagrad.start())
          .and("epsilon", adagrad.epsilon());
    } else if (rule instanceof RmsProp rms) {
      tree.and("word", "rmsProp").and("alpha", rms.alpha()).and("epsilon", rms.epsilon());
    } else if (rule instanceof Adam adam) {
      tree.and("word", "adam");
      moments(tree, adam.beta1(), adam.beta2(), adam.epsilon());
    } else {
      AdamW adamW = (AdamW) rule;
      tree.and("word", "adamW");
      moments(tree, adamW.beta1(), adamW.beta2(), adamW.epsilon());
    }
    return tree.and("learningRate", rule.learningRate())
        .and("weightDecay", rule.weightDecay())
        .map();
  }

  private static void moments(Tree tree, double beta1, double beta2, double epsilon) {
    tree.and("beta1", beta1).and("beta2", beta2).and("epsilon", epsilon);
  }

  static Optimizer read(Fields fields) {
    return fields.make(() -> rule(fields));
  }

  private static Optimizer rule(Fields fields) {
    double rate = fields.number("learningRate");
    double decay = fields.number("weightDecay");
    return switch (fields.text("word")) {
      case "sgd" -> {
        fields.only("word", "learningRate", "weightDecay", "momentum", "nesterov");
        yield new Sgd(rate, fields.number("momentum"), fields.flag("nesterov"), decay);
      }
      case "adagrad" -> {
        fields.only("word", "learningRate", "weightDecay", "rateDecay", "start", "epsilon");
        yield new Adagrad(
            rate,
            fields.number("rateDecay"),
            fields.number("start"),
            fields.number("epsilon"),
            decay);
      }
      case "rmsProp" -> {
        fields.only("word", "learningRate", "weightDecay", "alpha", "epsilon");
        yield new RmsProp(rate, fields.number("alpha"), fields.number("epsilon"), decay);
      }
      case "adam" -> {
        onlyMoments(fields);
        yield new Adam(
            rate, fields.number("beta1"), fields.number("beta2"), fields.number("epsilon"), decay);
      }
      case "adamW" -> {
        onlyMoments(fields);
        yield new AdamW(
            rate, fields.number("beta1"), fields.number("beta2"), fields.number("epsilon"), decay);
      }
      default -> throw fields.unknown("word", "sgd", "adagrad", "rmsProp", "adam", "adamW");
    };
  }

  private static void onlyMoments(Fields fields) {
    fields.only("word", "learningRate", "weightDecay", "beta1", "beta2", "epsilon");
  }
}
